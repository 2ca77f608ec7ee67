"""What a study is: reading files, naming columns, checking, selecting."""
