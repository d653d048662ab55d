package dev.everpost.scenario;

/** Nothing listens on the port: every connect is refused at once and kept connections are reset. */
public record ConnectionRefused() implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.CONNECTION_REFUSED;
    }

    @Override
    public String words() {
        return "refuses connections";
    }
}
