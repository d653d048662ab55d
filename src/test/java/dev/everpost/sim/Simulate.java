package dev.everpost.sim;

/** {@code make sim SEED=n RUNS=n}: runs seeds one after the other and stops at the first that breaks a promise. */
public final class Simulate {

    private Simulate() {}

    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.nanoTime();
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        System.out.println("seeds " + seed + " to " + (seed + runs - 1));
        long acked = 0;
        long calls = 0;
        long crashes = 0;
        long start = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            var result = Simulation.run(seed + i);
            acked += result.acked();
            calls += result.calls();
            crashes += result.crashes();
            if (!result.violations().isEmpty()) {
                System.out.println("SEED " + result.seed() + " broke a promise: " + result);
                result.violations().forEach(System.out::println);
                System.exit(1);
            }
            if (runs == 1 || (i + 1) % 100 == 0) {
                System.out.printf("%d runs, last %s%n", i + 1, result);
            }
        }
        System.out.printf(
                "%d runs in %.1f s: %d messages accepted, %d provider calls, %d crashes; nothing lost%n",
                runs, (System.nanoTime() - start) / 1e9, acked, calls, crashes);
    }
}
