package io.vireo.platform.config;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Registers every {@link SettingsRecord} as a bean. {@link SettingsCheck} reads all of them when the application starts. */
public class SettingsExtension implements Extension {
    private final Set<Class<?>> types = ConcurrentHashMap.newKeySet();
    private final Map<Class<?>, Object> records = new ConcurrentHashMap<>();

    /** Collects the records and prevents the container from registering them as ordinary beans. */
    void collect(@Observes @WithAnnotations(SettingsRecord.class) ProcessAnnotatedType<?> discovered) {
        types.add(discovered.getAnnotatedType().getJavaClass());
        discovered.veto();
    }

    void register(@Observes AfterBeanDiscovery beans) {
        types.forEach(type -> beans.addBean()
                .beanClass(type)
                .addTransitiveTypeClosure(type)
                .scope(Singleton.class)
                .createWith(context -> record(type)));
    }

    /** Reads all records that have not been read yet; throws {@link InvalidSettingException} at the first invalid one. */
    void check() {
        types.forEach(this::record);
    }

    private Object record(Class<?> type) {
        return records.computeIfAbsent(type, key -> read(key, Settings.current()));
    }

    /** Calls the record's {@code from}; rethrows its {@link InvalidSettingException} unchanged. */
    static Object read(Class<?> type, Settings settings) {
        try {
            Method from = type.getDeclaredMethod("from", Settings.class);
            from.setAccessible(true);
            return from.invoke(null, settings);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no static from(Settings)", e);
        }
    }
}
