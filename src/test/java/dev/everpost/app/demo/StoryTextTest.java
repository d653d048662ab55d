package dev.everpost.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.cli.Paint;
import dev.everpost.message.MessageClass;
import dev.everpost.scenario.Expectations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryTextTest {

    private static final Picture OUTAGE = new Picture(
            Duration.ofMillis(12_340),
            List.of(
                    new Picture.Lane(
                            "alpha", "down", 0, "takes connections and never answers, whatever is asked of it"),
                    new Picture.Lane("beta", "probing", 18, ""),
                    new Picture.Lane("gamma", "up", 0.4, "")),
            12_345,
            12_340,
            5,
            Map.of(MessageClass.BULK, Duration.ofSeconds(4), MessageClass.CRITICAL, Duration.ofMillis(300)));

    private final PictureLines plain = new PictureLines(new Paint(false), 20);

    @Test
    void thePanelHasALineForEachProviderAndOneOfTotals() {
        assertThat(plain.panel(OUTAGE))
                .containsExactly(
                        "",
                        "  alpha    ························    0/s  down      takes connections and nev…",
                        "  beta     ██████████████████████··   18/s  probing   ",
                        "  gamma    █·······················    0/s  up        ",
                        "00:12  accepted 12345, delivered 12340, waiting 5  oldest: bulk 4 s");
    }

    @Test
    void withoutATerminalAMomentIsOneLine() {
        assertThat(plain.line(OUTAGE))
                .isEqualTo("00:12    in 12345, out 12340, waiting 5  alpha 0/s down  beta 18/s probing  gam…");
    }

    @Test
    void nothingIsWiderThanEightyColumnsWithColoursOrWithout() {
        var lines = new PictureLines(new Paint(true), 20).panel(OUTAGE);

        assertThat(lines).allSatisfy(line -> assertThat(Paint.width(line)).isLessThanOrEqualTo(80));
        assertThat(plain.line(OUTAGE)).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void aProvidersWordsAreWrappedUnderTheirTimeAndCommandNoTerminal() {
        var lines = Wrapped.lines("00:08.0  ", "alpha up -> down: \u001b[2J" + " word".repeat(80), 80);

        assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(lines.get(0)).startsWith("00:08.0  alpha up -> down: ?[2J word");
        assertThat(lines.get(1)).startsWith("         word");
        assertThat(lines.get(2)).endsWith("…");
    }

    @Test
    void theTerminalsPanelIsTakenAwayBeforeALineThatStays() {
        var out = new StringWriter();
        var screen = Screen.on(new PrintWriter(out), true, false, 20);

        screen.show(OUTAGE);
        screen.say("00:13.0  alpha is well");

        assertThat(out.toString()).contains("\u001b[5A\r\u001b[J00:13.0  alpha is well" + System.lineSeparator());
    }

    @Test
    void theEndSaysHowItIsKnownAndWhatWasNotAsExpected() {
        var lost = List.of(new Verdict.Finding("0000000000001", "alpha said yes and delivered nothing"));
        var verdict = new Verdict(10, 9, lost, List.of(), List.of(), List.of(), 0);
        var ending = new Ending("test", verdict, 0, true, List.of(), List.of(), Map.of("alpha", 9L));

        var lines = new EndingLines(new Paint(false)).of(ending, new Expectations(0, 0, null));

        assertThat(lines)
                .contains("  lost             1  accepted - delivered = 1")
                .contains("    lost  0000000000001 alpha said yes and delivered nothing")
                .endsWith("Not as expected: 1 lost, at most 0.");
    }

    @Test
    void aStoryThatDidNotEndIsNeverAsExpected() {
        var verdict = new Verdict(10, 9, List.of(), List.of(), List.of(), List.of(), 0);
        var ending = new Ending("test", verdict, 0, false, List.of(), List.of(), Map.of());

        assertThat(ending.disappointments(Expectations.NONE)).isNotEmpty();
    }
}
