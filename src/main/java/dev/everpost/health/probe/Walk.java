package dev.everpost.health.probe;

import dev.everpost.health.Reading;
import dev.everpost.health.probe.Target.Encryption;
import dev.everpost.health.probe.Target.Mail;
import dev.everpost.health.probe.Target.Silent;
import dev.everpost.health.probe.Target.Web;
import dev.everpost.smtp.SmtpClientCapabilities;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One walk through a target's steps until one fails or enough is seen. Used once, by one thread. */
final class Walk {

    private final Target target;
    private final NameLook names;
    private final Duration atMost;
    private final World world;
    private final Map<Step, StepReport> reports = new EnumMap<>(Step.class);
    private List<ShownCertificate> certificates = List.of();
    private @Nullable Duration skew;
    private boolean throttled;

    /** @param atMost for each step */
    Walk(Target target, NameLook names, Duration atMost, World world) {
        this.target = target;
        this.names = names;
        this.atMost = atMost;
        this.world = world;
    }

    /** A step under way; fails with an IOException whose message is for people. */
    private interface Attempt<T> {
        Taken<T> take() throws IOException;
    }

    Visit upTo(Step last) {
        String end = "not asked for";
        try {
            walk(last);
        } catch (IOException failed) {
            end = "not reached";
        }
        var why = end;
        return new Visit(
                target.steps().stream()
                        .map(step -> reports.getOrDefault(step, StepReport.unreached(step, why)))
                        .toList(),
                certificates,
                skew,
                throttled);
    }

    private void walk(Step last) throws IOException {
        var addresses = step(Step.DNS, () -> names.look(target.host(), atMost));
        if (last == Step.DNS) {
            return;
        }
        var tcp = step(Step.CONNECT, () -> new Dial(target.port(), atMost, world).connect(addresses));
        try {
            if (last != Step.CONNECT) {
                talk(tcp, new Punctual(tcp, atMost, world));
            }
        } finally {
            Punctual.close(tcp);
        }
    }

    private void talk(Socket tcp, Punctual punctual) throws IOException {
        switch (target.speech()) {
            case Mail mail -> mail(mail, tcp, punctual);
            case Web web -> web(web, tcp, punctual);
            case Silent() -> {}
        }
    }

    private void mail(Mail mail, Socket tcp, Punctual punctual) throws IOException {
        var socket = mail.encryption() == Encryption.IMPLICIT ? encrypted(tcp, punctual, () -> {}) : tcp;
        var talk = new MailTalk(socket, mail.localName(), punctual);
        var offered = step(Step.GREETING, () -> {
            talk.greeting();
            return Taken.well(talk.hello(), "greets");
        });
        if (mail.encryption() == Encryption.STARTTLS || mail.encryption() == Encryption.IF_OFFERED) {
            offered = startTls(mail, offered, tcp, punctual, talk);
        }
        var last = offered;
        step(Step.GREETING, () -> authOffered(mail, last));
        talk.quit();
    }

    private SmtpClientCapabilities startTls(
            Mail mail, SmtpClientCapabilities offered, Socket tcp, Punctual punctual, MailTalk talk)
            throws IOException {
        if (!offered.startTls()) {
            return step(Step.TLS, () -> {
                if (mail.encryption() == Encryption.STARTTLS) {
                    throw new StepFailed(target.door() + " does not offer STARTTLS, which is required here");
                }
                return Taken.well(offered, "STARTTLS is not offered");
            });
        }
        talk.over(encrypted(tcp, punctual, talk::startTls));
        return step(Step.GREETING, () -> Taken.well(talk.hello(), "greets"));
    }

    private static Taken<SmtpClientCapabilities> authOffered(Mail mail, SmtpClientCapabilities offered)
            throws StepFailed {
        if (mail.wantsAuth() && offered.authMechanisms().isEmpty()) {
            throw new StepFailed("the server offers no AUTH, and mail logs in here");
        }
        return Taken.well(offered, "greets" + (mail.wantsAuth() ? " and offers AUTH" : ""));
    }

    private void web(Web web, Socket tcp, Punctual punctual) throws IOException {
        var socket = web.secure() ? encrypted(tcp, punctual, () -> {}) : tcp;
        long start = world.time().nanos();
        var head = step(
                Step.HTTP,
                () -> punctual.run("answer", () -> WebTalk.ask(socket, target.authority(), web.path()))
                        .judged());
        throttled = head.throttled();
        var date = head.date();
        if (date != null) {
            // The date was told some time between question and answer.
            var told = world.time().now().minus(world.time().since(start).dividedBy(2));
            skew = Duration.between(told, date);
        }
    }

    /** What has to happen on the plain connection before the handshake. */
    private interface Before {
        void run() throws IOException;
    }

    private Socket encrypted(Socket tcp, Punctual punctual, Before before) throws IOException {
        return step(Step.TLS, () -> {
            before.run();
            var handshake = handshake();
            try {
                var taken = punctual.run(
                        "end of the handshake",
                        () -> handshake.over(tcp, world.time().now()));
                return new Taken<Socket>(taken.value(), taken.reading(), taken.words());
            } finally {
                certificates = handshake.shown();
            }
        });
    }

    private Handshake handshake() throws StepFailed {
        try {
            return new Handshake(target.host(), target.trust());
        } catch (IllegalArgumentException file) {
            throw new StepFailed(StepFailed.words(file));
        }
    }

    /** Notes how it ended; a step in two parts is one, as long as both together. */
    private <T> T step(Step step, Attempt<T> attempt) throws IOException {
        long start = world.time().nanos();
        try {
            var taken = attempt.take();
            note(step, taken.reading(), start, taken.words());
            return taken.value();
        } catch (IOException e) {
            note(step, Reading.FAILING, start, StepFailed.words(e));
            throw e;
        }
    }

    private void note(Step step, Reading reading, long start, String words) {
        var before = reports.get(step);
        var took = world.time().since(start).plus(before == null ? Duration.ZERO : before.took());
        reports.put(step, new StepReport(step, reading, took, words));
    }
}
