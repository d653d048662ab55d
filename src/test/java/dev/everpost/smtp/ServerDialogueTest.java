package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays the files in {@code dialogues/} over a real socket, one behaviour each.
 *
 * <p>{@code C: } sends a line, {@code C> } sends octets without CRLF (escapes: \r \n \0 \xNN); {@code S: } is a reply line
 * to the letter, {@code S~ } its beginning, {@code S! } the end of the connection, {@code M: } how many messages were
 * taken so far, {@code @name value} a setting, {@code # } a comment.
 */
class ServerDialogueTest {

    @TestFactory
    Stream<DynamicTest> theServerAnswersAsWritten() throws Exception {
        var folder = Path.of(
                Objects.requireNonNull(getClass().getResource("dialogues")).toURI());
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString().replace(".txt", ""),
                            URI.create("file:" + file),
                            () -> play(file)));
        }
    }

    private static void play(Path file) throws Exception {
        var lines = Files.readAllLines(file);
        try (var running = new ServerUnderTest(ServerDialogueSettings.read(lines));
                var wire = running.connect()) {
            for (int i = 0; i < lines.size(); i++) {
                step(lines.get(i), file.getFileName() + ":" + (i + 1), wire, running.memory);
            }
        }
    }

    private static void step(String line, String place, ServerWire wire, ServerMemory memory) throws Exception {
        var text = line.length() > 3 ? line.substring(3) : "";
        switch (line.length() > 1 ? line.substring(0, 2) : "") {
            case "C:" -> wire.send(octets(text) + "\r\n");
            case "C>" -> wire.send(octets(text));
            case "S:" -> assertThat(wire.line()).as(place).isEqualTo(text);
            case "S~" -> assertThat(wire.line()).as(place).isNotNull().startsWith(text);
            case "S!" -> assertThat(wire.isAtEnd()).as(place).isTrue();
            case "M:" -> assertThat(memory.mails).as(place).hasSize(Integer.parseInt(text));
            default -> assertThat(List.of("", "#", "@")).as(place).contains(line.isEmpty() ? "" : line.substring(0, 1));
        }
    }

    private static String octets(String text) {
        var octets = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                octets.append(c < 128 ? String.valueOf(c) : utf8(c));
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'r' -> octets.append('\r');
                case 'n' -> octets.append('\n');
                case '0' -> octets.append('\0');
                case 'x' -> {
                    octets.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> octets.append('\\').append(text.charAt(i));
            }
        }
        return octets.toString();
    }

    private static String utf8(char c) {
        return new String(
                String.valueOf(c).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
