package io.vireo.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.vireo.MainClasses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the error codes of all features, found by class path scanning. */
class ErrorCodeTest {
    private final List<Class<?>> types = types();
    private final List<ErrorCode> codes = types.stream()
            .flatMap(type -> Arrays.stream(type.getEnumConstants()))
            .map(ErrorCode.class::cast)
            .toList();

    @Test
    void shouldBeDefinedByEnums() {
        assertThat(types).allMatch(Class::isEnum).hasSizeGreaterThan(5);
        assertThat(codes).hasSizeGreaterThan(40);
    }

    @Test
    void shouldHaveAnErrorStatusAndASentence() {
        assertThat(codes).allSatisfy(code -> {
            assertThat(code.status()).isBetween(400, 599);
            assertThat(code.message()).matches("[A-Z].*\\.");
        });
    }

    @Test
    void shouldBeDescribedInTheApiDescription() throws IOException {
        String description = read("/META-INF/openapi.yaml");

        assertThat(codes)
                .filteredOn(code -> !Pattern.compile("(?<![\\w-])" + Pattern.quote(code.code()) + "(?![\\w-])")
                        .matcher(description)
                        .find())
                .isEmpty();
    }

    private static List<Class<?>> types() {
        return MainClasses.all().stream()
                .filter(type -> type.isAssignableTo(ErrorCode.class) && !type.isInterface())
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    private static String read(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(ErrorCodeTest.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
