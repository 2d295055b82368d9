package io.vireo.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;

class JdkImageReadersTest {
    /** Runs in a separate JVM, because other tests may have used ImageIO in this one. */
    @Test
    void shouldNotRegisterPlugInsOfLibraries() throws IOException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Listing.class.getName())
                .start();

        String readers = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(readers.lines())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).startsWith("com.sun."));
    }

    /** Prints the class names of the registered readers. */
    static final class Listing {
        private Listing() {}

        public static void main(String[] args) {
            JdkImageReaders.register();
            IIORegistry.getDefaultInstance()
                    .getServiceProviders(ImageReaderSpi.class, false)
                    .forEachRemaining(spi -> System.out.println(spi.getClass().getName()));
        }
    }
}
