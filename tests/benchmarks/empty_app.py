"""The least a Streamlit page with one filter can cost."""

import streamlit as st

st.slider("Age", 18.0, 45.0, (18.0, 45.0))
