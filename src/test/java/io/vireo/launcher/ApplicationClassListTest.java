package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationClassListTest {
    private static class Parent implements Runnable {
        @Override
        public void run() {}
    }

    private static final class Child extends Parent implements AutoCloseable, Runnable {
        @Override
        public void close() {}
    }

    private static final class Orphan extends Exception {
        private static final long serialVersionUID = 1;
    }

    @TempDir
    Path application;

    private Path library;
    private Path classes;

    @BeforeEach
    void unpack() throws IOException {
        classes = Files.createDirectories(application.resolve("WEB-INF/classes"));
        Path file = classes.resolve(name(Child.class) + ".class");
        Files.createDirectories(file.getParent());
        try (InputStream bytes = bytes(Child.class)) {
            Files.copy(bytes, file);
        }
        library = Files.createDirectories(application.resolve("WEB-INF/lib")).resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(library))) {
            for (Class<?> type : List.of(Parent.class, Orphan.class)) {
                zip.putNextEntry(new ZipEntry(name(type) + ".class"));
                try (InputStream bytes = bytes(type)) {
                    bytes.transferTo(zip);
                }
            }
        }
    }

    @Test
    void shouldNumberClassesAndAddThoseOfTheApplication() throws IOException {
        assertThat(complete("java/lang/Object", "java/lang/Runnable", "@lambda-proxy a b", "java/lang/AutoCloseable"))
                .containsExactly(
                        "java/lang/Object id: 0",
                        "java/lang/Runnable id: 1",
                        "@lambda-proxy a b",
                        "java/lang/AutoCloseable id: 2",
                        name(Parent.class) + " id: 3 super: 0 interfaces: 1 source: " + library,
                        name(Child.class) + " id: 4 super: 3 interfaces: 2 1 source: " + classes);
    }

    @Test
    void shouldKeepNumbersThatTheJvmRecorded() throws IOException {
        assertThat(complete("java/lang/Object id: 7", "java/lang/Runnable id: 5"))
                .containsExactly(
                        "java/lang/Object id: 7",
                        "java/lang/Runnable id: 5",
                        name(Parent.class) + " id: 8 super: 7 interfaces: 5 source: " + library);
    }

    @Test
    void shouldNotAddAClassThatAnotherLoaderDefines() throws IOException {
        assertThat(complete("java/lang/Object", "java/lang/Runnable", name(Parent.class)))
                .noneMatch(line -> line.endsWith(library.toString()));
    }

    private List<String> complete(String... recorded) throws IOException {
        List<String> log = List.of(
                "java.lang.Object source: shared objects file",
                Parent.class.getName() + " source: file:/anywhere",
                "io.vireo.Generated$Proxy$ source: __ClassLoader::defineClass__",
                Child.class.getName() + " source: file:/anywhere",
                Child.class.getName() + " source: file:/anywhere",
                Child.class.getName() + "$$Lambda$7/0x1 source: " + Child.class.getName(),
                Orphan.class.getName() + " source: file:/anywhere");
        return ApplicationClassList.complete(List.of(recorded), log, application);
    }

    private static InputStream bytes(Class<?> type) {
        return type.getResourceAsStream("/" + name(type) + ".class");
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
