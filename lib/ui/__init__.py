"""Streamlit, and only here."""
