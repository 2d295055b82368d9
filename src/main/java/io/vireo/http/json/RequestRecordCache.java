package io.vireo.http.json;

import io.vireo.platform.Component;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Cache of the analysed request records. The body types of all resources are analysed when the application starts. */
@Component
@Phase(StartupPhase.PREPARE)
class RequestRecordCache implements StartupTask {
    @Inject
    BeanManager beans;

    private final Map<Class<?>, RequestRecord<?>> records = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException as {@link #bodies} and {@link RequestRecord#of}, which stops the start */
    @Override
    public void start() {
        bodies(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(Bean::getBeanClass))
                .forEach(this::of);
    }

    RequestRecord<?> of(Class<? extends Record> type) {
        return records.computeIfAbsent(type, key -> RequestRecord.of(type));
    }

    /**
     * Returns the record types that the methods of resource classes take as body.
     *
     * @throws IllegalArgumentException if a body has another type, which the server's readers would deserialize without any check; only
     *     a stream is permitted
     */
    static Stream<Class<? extends Record>> bodies(Stream<Class<?>> classes) {
        return classes.filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(RequestRecordCache::isResourceMethod)
                .map(Method::getParameters)
                .flatMap(Stream::of)
                .filter(RequestRecordCache::isBody)
                .<Class<? extends Record>>map(RequestRecordCache::record)
                .distinct();
    }

    /** Returns whether the parameter is the entity: every other parameter has an annotation of JAX-RS. */
    private static boolean isBody(Parameter parameter) {
        return parameter.getType() != InputStream.class
                && Stream.of(parameter.getAnnotations())
                        .noneMatch(annotation ->
                                annotation.annotationType().getName().startsWith("jakarta.ws.rs."));
    }

    private static Class<? extends Record> record(Parameter body) {
        if (!body.getType().isRecord()) {
            throw new IllegalArgumentException("The body " + body + " of the resource method "
                    + body.getDeclaringExecutable() + " is not a record");
        }
        return body.getType().asSubclass(Record.class);
    }

    private static boolean isResourceMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
