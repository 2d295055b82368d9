package io.vireo.observability;

import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * The routes of all resources and servlets. Asked by the path alone, so that also what never comes to Jersey is told by its route.
 */
@ApplicationScoped
@Phase(StartupPhase.PREPARE)
class Routes implements StartupTask {
    /** Answered by a servlet or filter. */
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

    /** All of them; filled at the start. */
    RouteTree tree() {
        return tree;
    }

    @Override
    public void start() {
        templates(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(Bean::getBeanClass))
                .forEach(tree::add);
        SERVLETS.forEach(tree::add);
    }

    /** Those of resource classes, as the annotations have them. */
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
