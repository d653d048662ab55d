package dev.everpost.app;

import java.lang.reflect.Proxy;

/**
 * SIGHUP, which asks a daemon to read its configuration again. The JDK's only door to it is {@code sun.misc.Signal} of the
 * module jdk.unsupported; it is opened by reflection, and where it is missing SIGHUP stays what it was.
 */
final class HangUpSignal {

    private HangUpSignal() {}

    /** Runs {@code reload} on a thread of its own at each SIGHUP; false where that cannot be had. */
    static boolean handle(Runnable reload) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "handle" -> Thread.ofVirtual().name("reload").start(reload);
                        case "hashCode" -> System.identityHashCode(self);
                        case "equals" -> self == arguments[0];
                        default -> "SIGHUP reloads";
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
            return true;
        } catch (ReflectiveOperationException missing) {
            return false;
        }
    }
}
