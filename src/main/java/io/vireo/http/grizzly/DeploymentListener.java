package io.vireo.http.grizzly;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Reports when Payara starts to dispatch requests to an application. The port is open before, and the application's own initialization
 * ends some seconds before.
 */
final class DeploymentListener {
    private static final String EVENTS = "org.glassfish.api.event.";

    private DeploymentListener() {}

    /**
     * Runs an action when the server has started this application.
     *
     * @param loader the class loader of the application
     * @return an action that cancels the callback
     * @throws ReflectiveOperationException on a server other than Payara
     */
    static Runnable onStart(ClassLoader loader, Runnable action) throws ReflectiveOperationException {
        Class<?> listenerType = Class.forName(EVENTS + "EventListener");
        Object started = Class.forName("org.glassfish.internal.deployment.Deployment")
                .getField("APPLICATION_STARTED")
                .get(null);
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "event" -> {
                if (isOf(arguments[0], started, loader)) {
                    action.run();
                }
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> DeploymentListener.class.getName();
        };
        Object listener = Proxy.newProxyInstance(loader, new Class<?>[] {listenerType}, handler);
        Class<?> eventsType = Class.forName(EVENTS + "Events");
        Object events = GrizzlyListenerLookup.services(eventsType.getName()).get(0);
        eventsType.getMethod("register", listenerType).invoke(events, listener);
        return () -> {
            try {
                eventsType.getMethod("unregister", listenerType).invoke(events, listener);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static boolean isOf(Object event, Object type, ClassLoader loader) throws ReflectiveOperationException {
        Class<?> eventType = Class.forName(EVENTS + "EventListener$Event");
        if (eventType.getMethod("type").invoke(event) != type) {
            return false;
        }
        Object application = eventType.getMethod("hook").invoke(event);
        Object started = Class.forName("org.glassfish.internal.data.ApplicationInfo")
                .getMethod("getAppClassLoader")
                .invoke(application);
        ClassLoader candidate = loader;
        while (candidate != null && candidate != started) { // the application may be a module of an EAR
            candidate = candidate.getParent();
        }
        return candidate != null;
    }
}
