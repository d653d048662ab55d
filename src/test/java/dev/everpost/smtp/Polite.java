package dev.everpost.smtp;

import dev.everpost.smtp.ScriptedPeer.Script;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A script that plays a well-behaved server, except where it was told to answer otherwise. */
public final class Polite implements Script {

    /** Instead of an answer: end the connection. */
    public static final String CLOSE = "!close";
    /** Instead of an answer: reset it. */
    public static final String RESET = "!reset";
    /** Instead of an answer: silence. */
    public static final String HANG = "!hang";

    /** The place before any command. */
    public static final String GREETING = "greeting";
    /** The answer to the content. */
    public static final String DOT = ".";

    private final List<String> offers;
    private final Map<String, String> answers = new LinkedHashMap<>();

    public Polite(String... offers) {
        this.offers = List.of(offers);
    }

    /** Answers commands that start with {@code command} by {@code answer}, or by one of the actions above. */
    public Polite answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    @Override
    public void play(Talk talk) throws IOException {
        if (perform(talk, find(GREETING, "220 peer ready"))) {
            converse(talk);
        }
    }

    /** Everything after the greeting. */
    public void converse(Talk talk) throws IOException {
        var command = talk.hear();
        while (!command.equals("QUIT")) {
            var answer = find(command, usual(command));
            if (!perform(talk, answer)) {
                return;
            }
            if (command.equals("DATA") && answer.startsWith("354")) {
                talk.hearBody();
                if (!perform(talk, find(DOT, "250 2.0.0 Ok: queued as 4F7A1"))) {
                    return;
                }
            }
            command = talk.hear();
        }
        talk.say("221 2.0.0 bye");
    }

    private String find(String command, String usual) {
        return answers.entrySet().stream()
                .filter(e -> e.getKey().equals(DOT) ? command.equals(DOT) : command.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(usual);
    }

    private String usual(String command) {
        if (command.startsWith("EHLO")) {
            return offers.isEmpty() ? "250 peer" : "250-peer\r\n" + ehloLines();
        }
        if (command.startsWith("AUTH")) {
            return "235 2.7.0 welcome";
        }
        return command.equals("DATA") ? "354 go on" : "250 2.1.0 ok";
    }

    private String ehloLines() {
        var lines = new StringBuilder();
        for (int i = 0; i < offers.size(); i++) {
            boolean last = i + 1 == offers.size();
            lines.append(last ? "250 " : "250-").append(offers.get(i)).append(last ? "" : "\r\n");
        }
        return lines.toString();
    }

    private static boolean perform(Talk talk, String answer) throws IOException {
        switch (answer) {
            case CLOSE -> {
                return false;
            }
            case RESET -> {
                talk.reset();
                return false;
            }
            case HANG -> {
                talk.hang();
                return false;
            }
            default -> talk.say(answer);
        }
        return true;
    }
}
