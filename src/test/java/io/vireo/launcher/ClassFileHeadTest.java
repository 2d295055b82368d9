package io.vireo.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ClassFileHeadTest {
    /** Has constants of most kinds: numbers of both sizes, texts, method handles, and the description of a lambda expression. */
    private static final class Example extends ArrayList<String> implements Callable<Long>, Comparator<String> {
        private static final long serialVersionUID = 1L << 40;

        private final double factor = 1.25;

        @Override
        public Long call() {
            Callable<Long> sum = () -> serialVersionUID + Math.round(factor * size());
            try {
                return sum.call();
            } catch (Exception e) {
                throw new IllegalStateException("é" + factor, e);
            }
        }

        @Override
        public int compare(String first, String second) {
            return first.compareTo(second);
        }
    }

    @FunctionalInterface
    private interface Annotated {
        void run();
    }

    private static final class WithAnnotatedMethod {
        @Deprecated
        void run() {}
    }

    @Test
    void shouldHaveTheParentAndTheInterfacesInTheirOrder() throws IOException {
        assertThat(head(Example.class))
                .isEqualTo(new ClassFileHead(
                        name(Example.class),
                        "java/util/ArrayList",
                        List.of("java/util/concurrent/Callable", "java/util/Comparator"),
                        false));
        assertThat(head(Object.class).parent()).isNull();
        assertThat(head(Runnable.class).parent()).isEqualTo("java/lang/Object");
    }

    @Test
    void shouldSeeAnnotationsOfClassesAndMembers() throws IOException {
        assertThat(head(Annotated.class).isAnnotated()).isTrue();
        assertThat(head(WithAnnotatedMethod.class).isAnnotated()).isTrue();
    }

    @Test
    void shouldRejectOtherFiles() {
        assertThatThrownBy(() -> ClassFileHead.read(new ByteArrayInputStream("no class".getBytes(UTF_8))))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ClassFileHead.read(new ByteArrayInputStream(new byte[] {(byte) 0xCA, (byte) 0xFE})))
                .isInstanceOf(IOException.class);
    }

    private static ClassFileHead head(Class<?> type) throws IOException {
        try (InputStream bytes = type.getResourceAsStream("/" + name(type) + ".class")) {
            return ClassFileHead.read(bytes);
        }
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
