package io.vireo.launcher;

import fish.payara.micro.boot.loader.OpenURLClassLoader;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parent of the application's class loaders: the JVM's class path, which is not searched for names that it does not have
 * ({@link ClassPathIndex}). Of the type to which Payara Micro casts its class loader.
 */
final class ServerClassLoader extends OpenURLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String CLASS = ".class";

    private final ClassPathIndex index;
    private final BootClasses bootClasses = new BootClasses();
    private final Set<String> packagesOfJdk = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());

    /** The classes of the boot loader, to which agents may add some of their own. */
    private static final class BootClasses extends ClassLoader {
        BootClasses() {
            super(null);
        }

        @Override
        protected @Nullable Class<?> findClass(String name) {
            return null; // an exception would cost more than the search
        }
    }

    ServerClassLoader(ClassPathIndex index, ClassLoader classPath) {
        super(new URL[0], classPath);
        this.index = index;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (mayContain(name.replace('.', '/') + CLASS)) {
            return super.loadClass(name, resolve);
        }
        Class<?> found = bootClasses.loadClass(name);
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        return found;
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (mayContain(name)) {
            return super.getResource(name);
        }
        return name.endsWith(CLASS) ? null : getPlatformClassLoader().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (mayContain(name)) {
            return super.getResources(name);
        }
        return name.endsWith(CLASS)
                ? Collections.emptyEnumeration()
                : getPlatformClassLoader().getResources(name);
    }

    /** Returns whether the class path or the JDK may have a resource of this name. */
    private boolean mayContain(String name) {
        int directory = name.lastIndexOf('/');
        return index.mayContain(name)
                || directory >= 0
                        && packagesOfJdk.contains(name.substring(0, directory).replace('/', '.'))
                || getURLs().length > 0;
    }
}
