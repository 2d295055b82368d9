package io.vireo.observability;

import io.vireo.platform.Component;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/** The routes of all resources and servlets. They are found by the path alone, so that requests that bypass Jersey have a route too. */
@Component
@Phase(StartupPhase.PREPARE)
class RouteRegistry implements StartupTask {
    /** The paths that a servlet or filter serves. */
    static final List<String> SERVLETS = List.of(
            "/docs/{file: .+}",
            "/docs",
            "/openapi",
            "/health",
            "/health/live",
            "/health/ready",
            "/health/started",
            "/metrics");

    @Inject
    BeanManager beans;

    private final RouteTree tree = new RouteTree();

    /** Returns all routes; empty until {@link #start}. */
    RouteTree tree() {
        return tree;
    }

    @Override
    public void start() {
        templates(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(Bean::getBeanClass))
                .forEach(tree::add);
        SERVLETS.forEach(tree::add);
    }

    /** Returns the path templates of the methods of resource classes, as in their annotations. */
    static Stream<String> templates(Stream<Class<?>> classes) {
        return classes.filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .map(method -> template(type, method)))
                .distinct();
    }

    private static String template(Class<?> type, Method method) {
        Path own = method.getAnnotation(Path.class);
        return '/' + type.getAnnotation(Path.class).value() + '/' + (own == null ? "" : own.value());
    }
}
