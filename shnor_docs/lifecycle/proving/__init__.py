"""The proof of an amending order: its printed sentences, read by a grammar of their own, are applied to the old text.

Nothing here knows how orders are drafted (a test holds it): a mistake of the drafter cannot hide in the prover.
"""
