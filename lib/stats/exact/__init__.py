"""Exact null distributions, without statistics around them: one page of mathematics.

**Signed sums** (`shift`, `lattice`, `lattice_points`). Under the null hypothesis of a paired
study each change may as well have had the other sign. With scores a₁ … aₙ (midranks of the sizes
of the changes, or the sizes themselves) the statistic is

    W = Σ aᵢ·Bᵢ,   Bᵢ independent, P(Bᵢ = 1) = P(Bᵢ = 0) = ½,

given the scores: ties are in the scores, unchanged participants are no part of it. Its mean is
Σaᵢ/2, its variance Σaᵢ²/4. Doubled midranks are whole numbers, so W lives on a lattice of S + 1
points, S = Σ aᵢ in lattice steps.

*By shifts* (Streitberg and Röhmel 1986). The numbers of sign patterns that give each sum are the
coefficients of Π (1 + z^aᵢ). Each factor adds the list to a copy of itself shifted by aᵢ: n·S
additions, exact as long as the weights 2⁻ⁿ are kept within the floats, which blocks of rescaling
see to. This is the way for anything up to a few hundred distinct sizes.

*By inversion.* Beyond, the distribution is tilted (Esscher 1932): each score counts with
probability e^{θa}/(1 + e^{θa}) instead of ½, θ chosen so that the mean of W is the w at hand. The
tail is then no longer small; the small number stands in a factor e^{K(θ) − θw} before the sum, so
that a tail of 10⁻³⁰⁰ keeps its digits. On a lattice the inversion integral is a finite sum
without error: the trapezoid rule with N points confuses only values that are N apart, and N is
taken so large that these have no probability that a float could see (Hoeffding 1963). The
characteristic function, a product over the distinct scores, is negligible at almost all points;
`lattice_points` finds those where it is not. Cost: distinct scores × points that matter, whatever
n is.

**Untied ranks** (`untied`). For a = 1 … n the distribution is built once, by shifts, for the
quantiles of the Hodges–Lehmann interval. Beyond n = 500 an Edgeworth series in the second, fourth
and sixth cumulant takes over, smeared over the steps of 1; it is off by less than 10⁻⁹ there.

**Walsh averages** (`walsh`). The interval of the shift needs order statistics of the n(n + 1)/2
averages (dᵢ + dⱼ)/2, i ≤ j. In sorted changes the averages up to a bound form a staircase, which
one merge of the changes with themselves counts. Two bounds are drawn together around the wanted
order statistic, with guesses from a sample; what little remains between them is enumerated, and
the averages are never built (Johnson and Mizoguchi 1978; Monahan 1984).

**Rank sums** (`rank_sum`). For two groups the rank sum of one is a sum of midranks drawn without
replacement: its distribution given the midranks counts every choice of the group's members, tied
or not, as the coefficients of Π (1 + y·z^{r}) at the power of y that is the group's size.
"""
