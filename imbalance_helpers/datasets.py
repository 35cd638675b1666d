"""Data sets whose truth is known, from realistic to deliberately useless."""

import numpy as np
import pandas as pd
from scipy.optimize import brentq
from scipy.special import expit, logit
from sklearn.datasets import make_classification
from sklearn.utils import Bunch

from imbalance_helpers.validation import (
    check_positive_integer,
    check_strictly_between,
    random_source,
)

__all__ = [
    "make_benchmark_90_to_10",
    "make_rare_events",
    "make_toy_98_to_2",
    "make_transactions",
]


def make_rare_events(n_samples=5000, *, prevalence=0.02, class_sep=1.5, random_state=None):
    r"""Draw two Gaussian classes of known prevalence, with the true probability of each row.

    Labels are independent draws with P(y=1) = ``prevalence``, so the number of
    positives varies from one seed to the next and may be zero in a small sample.
    Given the label, both features are normal with unit variance; the class means
    lie ``class_sep`` apart, half of it on each side of the origin along the
    diagonal u = (1, 1) / √2.

    Parameters
    ----------
    n_samples : int, default=5000
        Number of rows.
    prevalence : float, default=0.02
        P(y=1), above 0 and below 1.
    class_sep : float, default=1.5
        Distance between the class means in standard deviations; at 0 the
        features say nothing about the class.
    random_state : int, RandomState, Generator or None, default=None
        Seed or source of randomness; an int gives the same rows on each call.

    Returns
    -------
    Bunch
        ``data``, float array of shape (n_samples, 2); ``target``, int array of
        shape (n_samples,), 1 for the rare class; ``posterior``, float array of
        shape (n_samples,), the true P(y=1 | x).

    Raises
    ------
    ValueError
        If ``n_samples`` is not a positive integer, ``prevalence`` not strictly
        between 0 and 1, or ``class_sep`` negative or not finite.

    Notes
    -----
    With means ±m, m = class_sep·u/2, Bayes' rule makes the posterior logistic:
    logit P(1|x) = logit(prevalence) + (‖x + m‖² - ‖x - m‖²)/2 = logit(prevalence) + class_sep·u·x.

    No model can rank better than the posterior; its ROC AUC is
    Φ(class_sep / √2), with Φ the normal distribution function (Fawcett, 2006,
    explains the area as the chance that a positive outranks a negative).

    References
    ----------
    .. [1] Bishop, C. M. (2006). Pattern Recognition and Machine Learning, section 4.2.
    .. [2] Fawcett, T. (2006). An introduction to ROC analysis.

    Examples
    --------
    >>> events = make_rare_events(1000, random_state=0)
    >>> events.data.shape, events.target.shape
    ((1000, 2), (1000,))
    >>> bool(abs(events.posterior.mean() - events.target.mean()) < 0.01)
    True
    """
    check_positive_integer(n_samples, name="n_samples")
    check_strictly_between(prevalence, 0, 1, name="prevalence")
    if not 0 <= class_sep < np.inf:
        raise ValueError(f"Got class_sep={class_sep!r}, but expected a finite number >= 0.")
    rng = random_source(random_state)
    target = rng.binomial(1, prevalence, size=n_samples).astype(int)
    mean = class_sep / np.sqrt(8)  # half of class_sep, spread over two equal coordinates
    data = rng.standard_normal((n_samples, 2)) + np.where(target == 1, mean, -mean)[:, np.newaxis]
    posterior = expit(logit(prevalence) + class_sep * data.sum(axis=1) / np.sqrt(2))
    return Bunch(data=data, target=target, posterior=posterior)


def make_toy_98_to_2():
    """Build the 100-row toy set of many tutorials, as an example of what proves nothing.

    Its one feature is the row number, and the only two positives are the last
    two rows. The classes are therefore perfectly separable by one cut, and a
    test set holds at most two positives: whichever score a model gets on it,
    and whatever resampling seems to do to that score, says nothing about
    imbalanced data.

    Returns
    -------
    X : DataFrame of shape (100, 1)
        The int64 column ``feature1``, 0 to 99.
    y : Series of shape (100,)
        Named ``target``: 98 zeros, then 2 ones, int64.

    Examples
    --------
    >>> X, y = make_toy_98_to_2()
    >>> y.value_counts().to_dict()
    {0: 98, 1: 2}
    >>> bool(((X["feature1"] > 97) == y).all())
    True
    """
    X = pd.DataFrame({"feature1": np.arange(100, dtype="int64")})
    y = pd.Series(np.repeat([0, 1], [98, 2]).astype("int64"), name="target")
    return X, y


def make_benchmark_90_to_10(*, random_state=42):
    """Draw the 5,000-row set of one in ten positives on which models are compared.

    It is :func:`sklearn.datasets.make_classification` with 10 features, of which
    6 are informative, 2 are redundant and 2 are noise. One label in a hundred is
    drawn at random, so slightly more than a tenth of the rows are positive.

    Parameters
    ----------
    random_state : int, RandomState or None, default=42
        Seed or source of randomness; an int gives the same rows on each call.

    Returns
    -------
    X : ndarray of shape (5000, 10)
        Features, without a unit.
    y : ndarray of shape (5000,)
        Labels, 1 for the rare class.

    References
    ----------
    .. [1] Guyon, I. (2003). Design of experiments for the NIPS 2003 variable
       selection benchmark.

    Examples
    --------
    >>> X, y = make_benchmark_90_to_10()
    >>> X.shape
    (5000, 10)
    >>> print(f"{y.mean():.2f}")
    0.10
    """
    return make_classification(
        n_samples=5000,
        n_features=10,
        n_informative=6,
        n_redundant=2,
        weights=[0.9, 0.1],
        random_state=random_state,
    )


def make_transactions(n_samples=20_000, *, prevalence=0.005, random_state=None):
    r"""Draw card payments of 30 days, some of them fraud, with the true probability of each.

    A payment is fraud with P(y=1) given by

    logit P = c + 1.5·a + 2·n + w·d + r

    where a and d are the logarithms of amount and distance in standard
    deviations, n is 1 at night, r is the risk of the customer, normal with
    standard deviation 2.5 and in no column, and c makes the mean probability
    equal to ``prevalence``. The weight w of the distance falls evenly from
    3 on day 0 to 1 on day 29, since fraud changes its ways.

    Fraud therefore clusters on customers, and ``account_age``, which says
    nothing about risk, tells customers apart: with rows of one customer, or of
    one week, in both the training and the test set, a score comes out better
    than it will be on new customers and later days.

    Parameters
    ----------
    n_samples : int, default=20_000
        Number of payments, spread evenly over the days; each customer makes
        about forty of them.
    prevalence : float, default=0.005
        Mean probability of fraud, above 0 and below 1.
    random_state : int, RandomState, Generator or None, default=None
        Seed or source of randomness; an int gives the same rows on each call.

    Returns
    -------
    Bunch
        ``frame``, DataFrame of shape (n_samples, 6) in the order of the days, with the columns
        ``customer`` (a number), ``day`` (0 to 29), ``amount`` (euro), ``distance``
        (km from home), ``night`` (0 or 1) and ``account_age`` (years, the same
        in all rows of a customer); ``target``, int array of shape (n_samples,), 1 for fraud;
        ``posterior``, float array of shape (n_samples,), the true P(y=1)
        of the formula, which no model reaches, since it knows the risk r.

    Raises
    ------
    ValueError
        If ``n_samples`` is not a positive integer or ``prevalence`` not
        strictly between 0 and 1.

    References
    ----------
    .. [1] Dal Pozzolo, A. et al. (2018). Credit card fraud detection: a realistic
       modeling and a novel learning strategy.

    Examples
    --------
    >>> from imbalance_helpers import make_transactions
    >>> payments = make_transactions(random_state=0)
    >>> payments.frame.columns.tolist()
    ['customer', 'day', 'amount', 'distance', 'night', 'account_age']
    >>> print(round(payments.posterior.mean(), 6))
    0.005
    """
    check_positive_integer(n_samples, name="n_samples")
    check_strictly_between(prevalence, 0, 1, name="prevalence")
    rng = random_source(random_state)
    n_customers = max(1, n_samples // 40)
    customer = rng.permutation(np.arange(n_samples) % n_customers)
    age, risk = rng.exponential(6, n_customers), rng.normal(0, 2.5, n_customers)
    day = np.arange(n_samples) * 30 // n_samples
    a, d = rng.standard_normal((2, n_samples))
    night = rng.binomial(1, 0.1, n_samples)
    log_odds = 1.5 * a + 2 * night + (3 - 2 * day / 29) * d + risk[customer]
    # The mean probability grows with c, which balances the rows between these two ends.
    ends = logit(prevalence) - log_odds.max(), logit(prevalence) - log_odds.min()
    c = brentq(lambda c: expit(c + log_odds).mean() - prevalence, ends[0] - 1, ends[1] + 1)
    posterior = expit(c + log_odds)
    frame = pd.DataFrame(
        {
            "customer": customer,
            "day": day,
            "amount": np.round(np.exp(3.5 + a), 2),
            "distance": np.round(np.exp(1 + 1.2 * d), 3),
            "night": night.astype(int),
            "account_age": np.round(age[customer], 2),
        }
    )
    target = rng.binomial(1, posterior).astype(int)
    return Bunch(frame=frame, target=target, posterior=posterior)
