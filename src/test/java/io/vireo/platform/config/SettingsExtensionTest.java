package io.vireo.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsExtensionTest {
    @SettingsRecord
    private record Example(long size) {
        static Example from(Settings settings) {
            return new Example(settings.number("vireo.example", 1, 10));
        }
    }

    @SettingsRecord
    private record Incomplete() {}

    @Test
    void shouldReadARecord() {
        assertThat(SettingsExtension.read(Example.class, settings("7"))).isEqualTo(new Example(7));
    }

    @Test
    void shouldReportTheKeyOfAnInvalidValue() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> SettingsExtension.read(Example.class, settings("11")))
                .withMessageContaining("vireo.example must be a whole number from 1 to 10");
    }

    @Test
    void shouldReportARecordWithoutAFactory() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SettingsExtension.read(Incomplete.class, settings("1")))
                .withMessageContaining("Incomplete has no static from(Settings)");
    }

    static Stream<Class<?>> records() throws Exception {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java") && contains(file, "@SettingsRecord\n"))
                    .map(file -> sources.relativize(file)
                            .toString()
                            .replace(".java", "")
                            .replace('/', '.'))
                    .<Class<?>>map(SettingsExtensionTest::type)
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldFindTheFactoryOfEveryRecord(Class<?> type) throws NoSuchMethodException {
        Method from = type.getDeclaredMethod("from", Settings.class);

        assertThat(from.getReturnType()).isEqualTo(type);
        assertThat(from.getModifiers() & Modifier.STATIC).isNotZero();
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Settings settings(String value) {
        return new Settings((Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.of(value)));
    }
}
