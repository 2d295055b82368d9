package io.vireo.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultAvatarTest {
    @ParameterizedTest
    @CsvSource({
        "ada, A",
        "Ada, A",
        "émile, E",
        "_bob, B",
        "7up, 7",
        "ßeta, S",
        "ﬁne, F",
        "øre, Ø",
        "жук, Ж",
        "ωmega, Ω",
        "יוסי, י",
        "-, ''",
        "漢字, ''",
        "😀, ''"
    })
    void shouldUseTheInitialOfTheName(String name, String initial) {
        assertThat(DefaultAvatar.of(name).initial()).isEqualTo(initial);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 800})
    void shouldDrawTheInitialInTheCenterOfASquareJpeg(int side) throws IOException {
        for (String name : new String[] {"ada", "illy", "漢字", "Ω"}) {
            byte[] bytes = DefaultAvatar.of(name).bytes(side);

            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            assertThat(image.getWidth()).isEqualTo(image.getHeight()).isEqualTo(side);
            int background = image.getRGB(2, 2);
            Set<Boolean> row = new TreeSet<>();
            for (int x = 0; x < side; x++) {
                row.add(isNear(image.getRGB(x, side / 2), background));
            }
            assertThat(row).as("row through the middle of %s", name).contains(true, false);
            assertThat(isNear(image.getRGB(side - 3, 2), background)).isTrue();
        }
    }

    @Test
    void shouldBeEqualForTheSameName() {
        assertThat(DefaultAvatar.of("ADA")).isEqualTo(DefaultAvatar.of("ada"));
        assertThat(DefaultAvatar.of("ada").bytes(256))
                .isEqualTo(DefaultAvatar.of("Ada").bytes(256));
        assertThat(DefaultAvatar.of("ada").tag(256))
                .isNotEqualTo(DefaultAvatar.of("ada").tag(800))
                .isNotEqualTo(DefaultAvatar.of("eda").tag(256));
    }

    private static boolean isNear(int rgb, int other) {
        int difference = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            difference += Math.abs((rgb >> shift & 0xFF) - (other >> shift & 0xFF));
        }
        return difference < 60;
    }
}
