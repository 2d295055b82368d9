package io.vireo.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DefaultPictureTest {
    @Test
    void shouldBeASquareJpegWithASilhouette() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(DefaultPicture.bytes()));
        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isEqualTo(256);
        assertThat(image.getRGB(128, 90)).isNotEqualTo(image.getRGB(5, 5));
        assertThat(DefaultPicture.MEDIA_TYPE).isEqualTo("image/jpeg");
    }

    @Test
    void shouldNotBeChangedByItsReader() {
        DefaultPicture.bytes()[0] = 0;
        assertThat(DefaultPicture.bytes()[0]).isEqualTo((byte) 0xFF);
    }
}
