package dev.everpost.provider.smtp;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.ParcelEnvelope;
import dev.everpost.provider.Provider;
import dev.everpost.smtp.ClientNames;
import dev.everpost.smtp.ClientTls;
import dev.everpost.smtp.SmtpClientCapabilities;
import dev.everpost.smtp.SmtpClientConnection;
import dev.everpost.smtp.SmtpClientConnector;
import dev.everpost.smtp.SmtpClientOpening.NotOpened;
import dev.everpost.smtp.SmtpClientOpening.Opened;
import dev.everpost.smtp.SmtpClientReuse;
import dev.everpost.smtp.SmtpClientReuse.Load;
import dev.everpost.smtp.SmtpClientTarget;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One account at an SMTP relay. Thread-safe. */
public final class SmtpProvider implements Provider {

    private final ProviderName name;
    private final SmtpProviderSettings settings;
    private final SmtpClientConnector connector;
    private final SmtpClientReuse<String> connections;
    private volatile Capabilities capabilities;

    /** Opens nothing yet. Throws IllegalArgumentException when the CA file or another setting cannot be used. */
    public SmtpProvider(ProviderName name, SmtpProviderSettings settings, World world) {
        this.name = name;
        this.settings = settings;
        this.connector = new SmtpClientConnector(target(settings), new ClientNames(settings.host(), world), world);
        this.connections = new SmtpClientReuse<>(settings.keeping(), world);
        this.capabilities = new Capabilities(
                settings.limits().sizeBytesMax(), settings.limits().recipientsMax(), true, true);
    }

    @Override
    public ProviderName name() {
        return name;
    }

    /** The settings' limits, narrowed by what the server offered when it was last met. */
    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Outcome> send(Parcel parcel) {
        var load = new Load(
                ParcelEnvelope.of(parcel, settings.passDsn()),
                parcel.trace(),
                parcel.content().bytes(),
                settings.patience(parcel.message().messageClass()));
        var result = connections.carry(settings.host(), connector, load, this::learn);
        return ReplyMapping.outcomes(result, parcel.recipients().size());
    }

    /** Connects anew, with TLS and AUTH as configured, and asks for a sign of life; sends nothing. */
    @Override
    public Checkup checkup() {
        var patience = settings.patience(MessageClass.TRANSACTIONAL);
        return switch (connector.open(patience)) {
            case Opened(var connection) -> checkup(connection, patience.command());
            case NotOpened(var failure) -> new Checkup.Failed(ReplyMapping.of(failure));
        };
    }

    private Checkup checkup(SmtpClientConnection connection, Duration patience) {
        var failure = connection.noop(patience);
        if (failure != null) {
            return new Checkup.Failed(ReplyMapping.of(failure));
        }
        connection.quit(patience);
        var words = "connected" + (settings.credentials() == null ? "" : ", logged in") + ", answers";
        return new Checkup.Answered(true, Checkup.Quota.UNTOLD, Map.of(), words);
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return new Finding.CannotTell("a relay by SMTP cannot be asked what became of a message");
    }

    @Override
    public void close() {
        connections.close();
    }

    int idleConnections() {
        return connections.idleConnections();
    }

    private void learn(SmtpClientCapabilities offered) {
        long ours = settings.limits().sizeBytesMax();
        long size = offered.sizeMaxOctets() > 0 ? Math.min(ours, offered.sizeMaxOctets()) : ours;
        capabilities = new Capabilities(size, settings.limits().recipientsMax(), offered.smtpUtf8(), true);
    }

    private static SmtpClientTarget target(SmtpProviderSettings settings) {
        var encryption = settings.encryption();
        return new SmtpClientTarget(
                settings.host(),
                settings.port(),
                ClientTls.of(encryption.mode(), encryption.verify(), encryption.caFile()),
                settings.localName(),
                settings.credentials(),
                encryption.plaintextAuth());
    }
}
