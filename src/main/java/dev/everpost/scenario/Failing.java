package dev.everpost.scenario;

/**
 * A share of the exchanges is answered with an error.
 *
 * <p>Over HTTP the code is the status; SMTP's own 42x and 45x stand for 503 and its 55x for 400 MessageRejected.
 *
 * @param share of the exchanges at that stage, 0 (excluded) to 1
 * @param code 400 to 599
 * @param stage where in the SMTP dialogue
 */
public record Failing(double share, int code, Stage stage) implements Fault {

    public Failing {
        Fault.requireShare(share);
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("code " + code + " is not an error: use 400 to 599");
        }
    }

    @Override
    public FaultKind kind() {
        return FaultKind.FAILING;
    }

    @Override
    public String words() {
        return "answers " + code + " to " + Fault.percent(share) + " of requests at " + stage.label();
    }
}
