"""The dashboard as it is often written: plotly.express, one trace a participant, tests by the call.

It shows what the first screen shows, without intervals it cannot give: filters, the counts, the
test, the effect size, everybody's line, the changes and both distributions.
"""

import numpy as np
import pandas as pd
import pingouin
import plotly.express as px
import streamlit as st
from scipy.stats import bootstrap, wilcoxon

from tests.source import ROOT

FACTORS = ("parity", "delivery", "work_status")


@st.cache_data
def read() -> pd.DataFrame:
    """The sample study."""
    return pd.read_csv(ROOT / "data" / "blooto_2021.csv")


frame = read()
st.title("Before and after")
low, high = st.sidebar.slider("Age", 18.0, 45.0, (18.0, 45.0))
frame = frame[frame["age"].between(low, high)]
for factor in FACTORS:
    levels = sorted(frame[factor].unique())
    frame = frame[frame[factor].isin(st.sidebar.multiselect(factor, levels, levels))]
change = frame["post_score"] - frame["pre_score"]

columns = st.columns(4)
columns[0].metric("Improved", f"{(change > 0).mean():.0%}")
columns[1].metric("Median change", f"{change.median():.1f}")
test = pingouin.wilcoxon(frame["post_score"], frame["pre_score"])
columns[2].metric("Rank-biserial", f"{test['RBC'].iloc[0]:.2f}")
columns[3].metric("p", f"{wilcoxon(frame['post_score'], frame['pre_score']).pvalue:.4f}")
interval = bootstrap((change,), np.mean, n_resamples=1000, rng=1).confidence_interval
st.write(f"Mean change {change.mean():.2f} [{interval.low:.2f}, {interval.high:.2f}]")

long = frame.melt(["participant_id", *FACTORS, "age"], ["pre_score", "post_score"])
st.plotly_chart(px.line(long, x="variable", y="value", color="participant_id", markers=True))
st.plotly_chart(px.strip(y=change))
st.plotly_chart(px.histogram(long, x="value", color="variable", barmode="overlay"))
