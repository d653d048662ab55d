package dev.everpost.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * SES SendEmail by clients that wait for each answer, every request signed. The first half of the time warms up and is not
 * counted. Arguments: HTTP port, clients, seconds.
 */
public final class SesLoad {

    private final int port;
    private final long countFrom;
    private final long end;
    private final AtomicLong sent = new AtomicLong();

    private SesLoad(int port, Duration time) {
        this.port = port;
        long start = System.nanoTime();
        this.countFrom = start + time.toNanos() / 2;
        this.end = start + time.toNanos();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        var load = new SesLoad(Integer.parseInt(arguments[0]), time);
        load.run(Integer.parseInt(arguments[1]));
        System.out.printf(Locale.ROOT, "%.0f/s%n", load.sent.get() / (time.toMillis() / 2_000.0));
    }

    private void run(int clients) throws InterruptedException {
        var threads = new Thread[clients];
        for (int i = 0; i < clients; i++) {
            threads[i] = Thread.ofPlatform().start(this::send);
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    private void send() {
        var call = new SignedCall("AKIABENCH", "bench-secret", "127.0.0.1:" + port);
        var body =
                "{\"FromEmailAddress\":\"from@bench.example\",\"Destination\":{\"ToAddresses\":[\"to@sink.example\"]},"
                        + "\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"bench\"},\"Body\":{\"Text\":{\"Data\":\""
                        + "A line of text that is about as long as lines are. ".repeat(80) + "\"}}}}}";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(call.of(body));
                requireYes(in);
                if (System.nanoTime() > countFrom) {
                    sent.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireYes(BufferedInputStream in) throws IOException {
        var status = line(in);
        int length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        var answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.contains(" 200")) {
            throw new IOException(status + ": " + answer);
        }
    }

    private static String line(BufferedInputStream in) throws IOException {
        var text = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            text.append((char) next);
            next = in.read();
        }
        return text.toString().strip();
    }
}
