package dev.everpost.edge.hooks;

import java.time.Duration;

/**
 * What strangers may ask of us before they have shown who they are; beyond it they hear 429 and send again.
 *
 * @param bodyBytesMax of one post, as it came and unpacked
 * @param bytesAtOnceMax of all posts that are being read at one time
 * @param atOnceMax posts of one provider that are looked at at one time
 * @param perSecond posts of one provider, in the long run
 * @param burst posts of one provider at once after a quiet time
 * @param readWithin the time that a body may take to come in
 */
public record HookLimits(
        int bodyBytesMax, int bytesAtOnceMax, int atOnceMax, int perSecond, int burst, Duration readWithin) {

    /** 10 MB a post, 40 MB at once, and for each provider 16 posts at once and 200 a second. */
    public static final HookLimits STANDARD =
            new HookLimits(10_000_000, 40_000_000, 16, 200, 400, Duration.ofSeconds(30));
}
