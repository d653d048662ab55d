package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Hostile octets. A normal test run replays the seeds beside this class; JAZZER_FUZZ=1 looks for new ones. */
class ServerFuzzTest {

    private static final byte[] TRUE_END = {'\r', '\n', '.', '\r', '\n'};

    /** What a scan made of its input. */
    private record Result(int consumed, boolean ended, String fault, int longestLine, List<Byte> content) {}

    @FuzzTest
    void theCommandParserNeverThrowsAndNeverLetsAControlCharacterThrough(byte[] input) {
        var line = new String(input, StandardCharsets.UTF_8);
        var command = ServerCommandParser.parse(line);

        if (command instanceof ServerCommand.Wrong(var reply, var _)) {
            assertThat(reply.code()).isBetween(500, 555);
        } else {
            assertThat(command.toString().chars()).allMatch(c -> c >= ' ' && c != 127);
        }
    }

    @FuzzTest
    void theEndOfDataIsTheFirstTrueEndWhateverTheCut(FuzzedDataProvider data) {
        int piece = data.consumeInt(1, 40);
        var input = data.consumeRemainingAsBytes();

        var whole = scan(input, Math.max(1, input.length));
        assertThat(scan(input, piece)).isEqualTo(whole);
        assertThat(whole.ended()).isEqualTo(whole.fault().equals("null") && firstTrueEnd(input) >= 0);
        if (whole.ended()) {
            assertThat(whole.consumed()).isEqualTo(firstTrueEnd(input));
        }
    }

    @FuzzTest
    void chunksKeepEveryOctetOrNameTheFault(FuzzedDataProvider data) {
        int piece = data.consumeInt(1, 40);
        var input = data.consumeRemainingAsBytes();
        var body = new ServerBody(new ServerBudget(1 << 20), 1 << 20, 0);
        var scanner = ServerTextScanner.counted(body);
        for (int at = 0; at < input.length && scanner.fault(false) == null; at += piece) {
            scanner.scan(input, at, Math.min(input.length, at + piece));
        }
        assertThat(scanner.ended()).isFalse();
        assertThat(scanner.fault(true) == null).isEqualTo(isCleanText(input));
        if (scanner.fault(true) == null) {
            assertThat(body.content()).isEqualTo(input);
        }
    }

    private static Result scan(byte[] input, int piece) {
        var body = new ServerBody(new ServerBudget(1 << 20), 1 << 20, 0);
        var scanner = ServerTextScanner.dotted(body);
        int at = 0;
        while (at < input.length && !scanner.ended() && scanner.fault(false) == null) {
            at = scanner.scan(input, at, Math.min(input.length, at + piece));
        }
        var content = body.content();
        return new Result(
                at,
                scanner.ended(),
                String.valueOf(scanner.fault(false)),
                scanner.longestLineBytes(),
                scanner.ended() ? Arrays.asList(boxed(content)) : List.of());
    }

    private static Byte[] boxed(byte[] octets) {
        var boxed = new Byte[octets.length];
        Arrays.setAll(boxed, i -> octets[i]);
        return boxed;
    }

    /** The octets up to and with the first CRLF.CRLF, the CRLF of DATA itself counting as the first; -1 for none. */
    private static int firstTrueEnd(byte[] input) {
        if (input.length >= 3 && Arrays.equals(input, 0, 3, TRUE_END, 2, 5)) {
            return 3;
        }
        for (int i = 0; i + 5 <= input.length; i++) {
            if (Arrays.equals(input, i, i + 5, TRUE_END, 0, 5)) {
                return i + 5;
            }
        }
        return -1;
    }

    private static boolean isCleanText(byte[] input) {
        var text = new String(input, StandardCharsets.ISO_8859_1).replace("\r\n", "");
        return text.indexOf('\r') < 0 && text.indexOf('\n') < 0 && text.indexOf('\0') < 0;
    }
}
