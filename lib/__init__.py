"""The rooms of the house; imports go one way.

pages -> ui -> report -> charts -> analysis -> study, stats, and ui, report, charts -> text.

study     what a study is: reading files, naming columns, checking, selecting
stats     pairs of scores to numbers: tests, effects, intervals; numpy and scipy
analysis  a study and choices to results: comparison, details, subgroups, Table 1
charts    results to plotly figures and their text equivalents
report    results to sentences and tables
text      words in two languages, numbers in a language
ui        Streamlit, and only here: frame, state, forms, views
"""
