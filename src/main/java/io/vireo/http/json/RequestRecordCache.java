package io.vireo.http.json;

import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Cache of the analysed request records. The body types of all resources are analysed when the application starts. */
@ApplicationScoped
@Phase(StartupPhase.PREPARE)
class RequestRecordCache implements StartupTask {
    @Inject
    BeanManager beans;

    private final Map<Class<?>, RequestRecord<?>> records = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException as {@link RequestRecord#of}, which stops the start */
    @Override
    public void start() {
        bodies(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(Bean::getBeanClass))
                .forEach(this::of);
    }

    RequestRecord<?> of(Class<? extends Record> type) {
        return records.computeIfAbsent(type, key -> RequestRecord.of(type));
    }

    /** Returns the record types that the methods of resource classes take as body. */
    static Stream<Class<? extends Record>> bodies(Stream<Class<?>> classes) {
        return classes.filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(RequestRecordCache::isResourceMethod)
                .map(Method::getParameters)
                .flatMap(Stream::of)
                .<Class<?>>map(Parameter::getType)
                .filter(Class::isRecord)
                .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                .distinct();
    }

    private static boolean isResourceMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
