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
replacement: given the midranks r, every choice of the group's n₁ of N members is equally likely
(Lehmann 1975), so the number of choices that give w is the coefficient of y^n₁·z^w in

    Π (1 + y·z^rᵢ),   and P(W = w) is that number divided by the binomial coefficient of N over n₁.

*Without ties* U = W − n₁(n₁ + 1)/2 has the coefficients of the Gaussian binomial
Π (1 − q^(n₂ + i))/(1 − qⁱ), i = 1 … n₁ (Löffler 1983): each factor is one shifted subtraction and
one cumulative sum over the lower half, n₁²·n₂ steps in all, with n₁ the smaller group.

*With ties* the t people of one value are taken up together: of the a members among the s people
seen so far, j are new with the hypergeometric chance C(t, j)·C(s − t, a − j)/C(s, a).
Only positive numbers are added, so that a small tail keeps its digits; the cost is n₁ times the
largest sum, for each value and each j. Equal groups of scores have a common divisor, which shortens
the lattice first. The larger group is the mirror image of the smaller one, and costs no more.
"""
