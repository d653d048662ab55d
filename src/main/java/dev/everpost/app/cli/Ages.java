package dev.everpost.app.cli;

import dev.everpost.world.World;
import java.time.Duration;
import java.util.regex.Pattern;

/** Ages that people write instead of times: {@code 90s}, {@code 30m}, {@code 2h}, {@code 7d}. */
final class Ages {

    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([smhd])");

    private Ages() {}

    /** An age becomes the time that long ago; anything else goes to the gateway as it is. */
    static String time(String text, World world) {
        var match = AGE.matcher(text);
        if (!match.matches()) {
            return text;
        }
        long number = Long.parseLong(match.group(1));
        var age = switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        return world.time().now().minus(age).toString();
    }
}
