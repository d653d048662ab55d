package dev.everpost.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Owns the mail of a server under test and remembers all of it. Accepts everything, but recipients at refused.test (550),
 * messages with "defer me" in them (451), "hang up" (no word), "break" (an exception), and passwords other than "secret".
 */
final class ServerMemory implements Supplier<SmtpHandler> {

    final List<Mail> mails = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();

    record Mail(String sender, List<String> recipients, String content) {}

    @Override
    public SmtpHandler get() {
        return new Handler();
    }

    List<String> contents() {
        return mails.stream().map(Mail::content).toList();
    }

    private final class Handler implements SmtpHandler {
        private String sender = "";
        private List<String> recipients = new CopyOnWriteArrayList<>();

        @Override
        public Reply connected(Client client) {
            calls.add("connected tls=" + client.tls());
            return Reply.of(220, "", "mx.test ESMTP");
        }

        @Override
        public void greeted(Client client) {
            calls.add("greeted " + client.helo());
        }

        @Override
        public void secured(Client client) {
            calls.add("secured tls=" + client.tls() + " helo=" + client.helo());
        }

        @Override
        public Reply authenticate(String username, String password) {
            calls.add("authenticate " + username);
            return password.equals("secret")
                    ? Reply.of(235, "2.7.0", "Welcome")
                    : Reply.of(535, "5.7.8", "Authentication credentials invalid");
        }

        @Override
        public Reply mail(String address, Map<String, String> parameters) {
            calls.add("mail " + address + " " + parameters);
            sender = String.valueOf(address);
            recipients = new CopyOnWriteArrayList<>();
            return Reply.of(250, "2.1.0", "Ok");
        }

        @Override
        public Reply rcpt(String address, Map<String, String> parameters) {
            calls.add("rcpt " + address + " " + parameters);
            if (address.endsWith("@refused.test")) {
                return Reply.of(550, "5.1.1", "No such user");
            }
            recipients.add(address);
            return Reply.of(250, "2.1.5", "Ok");
        }

        @Override
        public Reply data(byte[] content) {
            var text = new String(content, StandardCharsets.ISO_8859_1);
            if (text.contains("defer me")) {
                return Reply.of(451, "4.3.0", "Later");
            }
            if (text.contains("hang up")) {
                throw new HangUp(false);
            }
            if (text.contains("break")) {
                throw new IllegalStateException("as the test asked");
            }
            mails.add(new Mail(sender, List.copyOf(recipients), text));
            return Reply.of(250, "2.0.0", "Ok: queued as " + mails.size());
        }

        @Override
        public void reset() {
            calls.add("reset");
        }

        @Override
        public void closed() {
            calls.add("closed");
        }
    }
}
