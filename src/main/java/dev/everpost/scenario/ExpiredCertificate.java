package dev.everpost.scenario;

/** The TLS certificate shown ended yesterday; over a plain connection nothing changes. */
public record ExpiredCertificate() implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.EXPIRED_CERTIFICATE;
    }

    @Override
    public String words() {
        return "shows an expired certificate";
    }
}
