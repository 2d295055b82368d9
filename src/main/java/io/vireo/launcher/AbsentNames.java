package io.vireo.launcher;

import java.lang.reflect.Field;
import java.util.AbstractSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that Payara's class loader for the API ({@code APIClassLoaderServiceImpl}) need not search for. It is between the
 * {@link ServerClassLoader} and the application, and its parent is the JVM's class path itself: for a name that the former does not find it
 * searches all jars again. It has a list of names that it did not find before; this set takes the place of that list.
 */
public final class AbsentNames extends AbstractSet<String> {
    private static final String LOADER = "com.sun.enterprise.v3.server.APIClassLoaderServiceImpl$APIClassLoader";
    private static final String LIST = "blacklist";

    private final ServerClassLoader classPath;
    private final Set<String> found = new HashSet<>();

    AbsentNames(ServerClassLoader classPath) {
        this.classPath = classPath;
    }

    /**
     * Installs the set in the loader among the parents of a class loader, if there is one that this JVM's class path serves. Another
     * version of Payara may lack it; the start then takes longer.
     *
     * @param child the class loader of the server's threads
     */
    public static void install(@Nullable ClassLoader child) {
        ServerClassLoader classPath = ServerClassLoader.ofThisJvm();
        for (ClassLoader loader = child; loader != null && classPath != null; loader = loader.getParent()) {
            if (loader.getClass().getName().equals(LOADER)) {
                try {
                    Field list = loader.getClass().getDeclaredField(LIST);
                    list.setAccessible(true);
                    if (!(list.get(loader) instanceof AbsentNames)) {
                        list.set(loader, new AbsentNames(classPath));
                    }
                } catch (ReflectiveOperationException | ClassCastException e) {
                    System.getLogger(AbsentNames.class.getName())
                            .log(System.Logger.Level.DEBUG, "The server has another loader", e);
                }
            }
        }
    }

    /** @param name the name of a resource, with slashes */
    @Override
    public boolean contains(Object name) {
        return found.contains(name) || classPath.lacks((String) name);
    }

    @Override
    public boolean add(String name) {
        return found.add(name);
    }

    @Override
    public void clear() {
        found.clear();
    }

    @Override
    public Iterator<String> iterator() {
        return found.iterator();
    }

    @Override
    public int size() {
        return found.size();
    }
}
