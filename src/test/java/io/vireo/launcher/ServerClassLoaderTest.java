package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerClassLoaderTest {
    private static final String EXAMPLE = ServerClassLoaderTest.class.getName();

    @TempDir
    Path directory;

    private final List<String> asked = new ArrayList<>();
    private URLClassLoader classPath;
    private ServerClassLoader loader;

    @BeforeEach
    void open() throws IOException {
        Path first = jar("first.jar", "META-INF/services/a.Service", "b/", "b/c.properties");
        Path second = jar("second.jar", "META-INF/services/a.Service", path(EXAMPLE), "META-INF/versions/11/d/E.txt");
        Path last = jar("last.jar", "f.txt");
        Path index = directory.resolve(ClassPathIndex.NAME);
        ClassPathIndex.write(index, List.of(first, second));
        classPath = new RecordingClassPath(first, second, last);
        loader = new ServerClassLoader(ClassPathIndex.read(index, List.of(last)), classPath);
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
        classPath.close();
    }

    @Test
    void shouldFindWhatTheClassPathHas() throws Exception {
        assertThat(loader.loadClass(EXAMPLE).getClassLoader()).isSameAs(classPath);
        assertThat(loader.getResource(path(EXAMPLE)).toString()).contains("second.jar");
        assertThat(loader.getResource("b/c.properties")).isNotNull();
        assertThat(loader.getResource("b/")).isNotNull();
        assertThat(loader.getResource("b")).isNotNull();
        assertThat(loader.getResource("f.txt")).isNotNull();
        assertThat(Collections.list(loader.getResources("META-INF/services/a.Service")))
                .hasSize(2);
        loader.getResource("d/E.txt");
        assertThat(asked).contains("d/E.txt");
    }

    @Test
    void shouldFindWhatTheJdkHas() throws Exception {
        assertThat(loader.loadClass("java.sql.Driver")).isSameAs(java.sql.Driver.class);
        assertThat(loader.loadClass("com.sun.source.tree.Tree").getModule().getName())
                .isEqualTo("jdk.compiler");
        assertThat(loader.getResource("java/lang/Object.class")).isNotNull();
        assertThat(Collections.list(loader.getResources("java/lang/Object.class")))
                .isNotEmpty();
    }

    @Test
    void shouldNotSearchTheClassPathForWhatItLacks() throws Exception {
        assertThatThrownBy(() -> loader.loadClass("io.vireo.Missing")).isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResource("io/vireo/Missing.class")).isNull();
        assertThat(loader.getResource("missing.properties")).isNull();
        assertThat(loader.getResources("io/vireo/Missing.class").hasMoreElements())
                .isFalse();
        assertThat(loader.getResources("META-INF/services/a.Missing").hasMoreElements())
                .isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldSearchForEverythingWhenAJarIsAdded() throws Exception {
        loader.addURL(jar("added.jar", "g.txt").toUri().toURL());
        assertThat(loader.getResource("g.txt")).isNotNull();
    }

    /** The server's loaders ask this one first for each class of the application. */
    @Test
    void shouldNotRecordTheStackOfAMissingClass() {
        assertThatThrownBy(() -> loader.loadClass("io.vireo.Missing"))
                .hasMessage("io.vireo.Missing")
                .satisfies(missing -> assertThat(missing.getStackTrace()).isEmpty());
    }

    @Test
    void shouldKnowWhatTheServerNeedNotSearchFor() throws IOException {
        assertThat(loader.lacks("io/vireo/Missing.class")).isTrue();
        assertThat(loader.lacks("missing.properties")).isTrue();
        assertThat(loader.lacks(path(EXAMPLE))).isFalse();
        assertThat(loader.lacks("b/c.properties")).isFalse();
        assertThat(loader.lacks("java/sql/Driver.class")).isFalse();
        Set<String> absent = new AbsentNames(loader);
        assertThat(absent.contains("io/vireo/Missing.class")).isTrue();
        assertThat(absent.contains("b/c.properties")).isFalse();
        absent.add("b/c.properties");
        assertThat(absent.contains("b/c.properties")).isTrue();
        absent.clear();
        assertThat(absent.contains("b/c.properties")).isFalse();
        assertThat(asked).isEmpty();
    }

    private Path jar(String name, String... entries) throws IOException {
        Path file = directory.resolve(name);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                jar.putNextEntry(new JarEntry(entry));
                if (entry.endsWith(".class")) {
                    try (InputStream bytes = ServerClassLoaderTest.class.getResourceAsStream("/" + entry)) {
                        bytes.transferTo(jar);
                    }
                }
            }
        }
        return file;
    }

    private static String path(String type) {
        return type.replace('.', '/') + ".class";
    }

    /** A class path that records the names for which it is searched. */
    private final class RecordingClassPath extends URLClassLoader {
        RecordingClassPath(Path... jars) throws IOException {
            super(urls(jars), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls(Path... jars) throws IOException {
            URL[] urls = new URL[jars.length];
            for (int i = 0; i < jars.length; i++) {
                urls[i] = jars[i].toUri().toURL();
            }
            return urls;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            asked.add(name);
            return super.findClass(name);
        }

        @Override
        public URL findResource(String name) {
            asked.add(name);
            return super.findResource(name);
        }
    }
}
