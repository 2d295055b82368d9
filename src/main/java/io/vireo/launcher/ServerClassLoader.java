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

    private static volatile @Nullable ServerClassLoader ofThisJvm;

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

        @Nullable
        Class<?> find(String name) {
            try {
                return loadClass(name);
            } catch (ClassNotFoundException e) {
                return null;
            }
        }

        @Override
        protected @Nullable Class<?> findClass(String name) {
            return null; // an exception would cost more than the search
        }
    }

    /** Without a stack trace, which costs more than the search: the loaders of the application catch it thousands of times in a start. */
    private static final class NotOnClassPath extends ClassNotFoundException {
        private static final long serialVersionUID = 1;

        NotOnClassPath(String name) {
            super(name);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    ServerClassLoader(ClassPathIndex index, ClassLoader classPath) {
        super(new URL[0], classPath);
        this.index = index;
    }

    /** Makes this loader that of the server in this JVM. */
    ServerClassLoader use() {
        ofThisJvm = this;
        return this;
    }

    /** Returns the loader of the server in this JVM; null if the server was started without one. */
    static @Nullable ServerClassLoader ofThisJvm() {
        return ofThisJvm;
    }

    /** Returns whether neither the class path nor the JDK has a resource, such as the file of a class. */
    boolean lacks(String name) {
        if (mayContain(name)) {
            return false;
        }
        if (name.endsWith(CLASS)) {
            return bootClasses.find(
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    == null;
        }
        return getPlatformClassLoader().getResource(name) == null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (mayContain(name.replace('.', '/') + CLASS)) {
            return super.loadClass(name, resolve);
        }
        Class<?> found = bootClasses.find(name);
        if (found == null) {
            throw new NotOnClassPath(name);
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
