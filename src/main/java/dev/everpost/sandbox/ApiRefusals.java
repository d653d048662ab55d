package dev.everpost.sandbox;

/** How one vendor's API says no: in its own shape, status and words. {@code A} is an answer of the API. */
public interface ApiRefusals<A> {

    /** Mail comes too fast. */
    A throttled();

    /** What the account may send is sent. */
    A quotaSpent();

    /** The account may not send. */
    A suspended();

    /** Whatever this code means there; codes of SMTP (42x, 45x, 55x) are read as what HTTP would say. */
    A failing(int code);
}
