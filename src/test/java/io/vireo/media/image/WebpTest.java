package io.vireo.media.image;

import static io.vireo.TestImages.exif;
import static io.vireo.TestWebp.LOSSLESS;
import static io.vireo.TestWebp.LOSSLESS_ALPHA;
import static io.vireo.TestWebp.LOSSY;
import static io.vireo.TestWebp.LOSSY_ALPHA;
import static io.vireo.TestWebp.animated;
import static io.vireo.TestWebp.rawAlpha;
import static io.vireo.TestWebp.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WebP images. The test images are red at the top and blue at the bottom. */
class WebpTest {
    private static final UploadedImages IMAGES = new UploadedImages(new ImageSettings(1_000_000, 10_000, 2_000, 1));

    @TempDir
    Path directory;

    @Test
    void shouldDecodeLossyAndLosslessImages() throws IOException {
        for (byte[] webp : List.of(LOSSY, LOSSLESS)) {
            BufferedImage image = within(webp);
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(32, 48);
            assertNear(image, 8, 8, Color.RED);
            assertNear(image, 8, 40, Color.BLUE);
            assertNear(image, 24, 8, Color.RED);
        }
    }

    @Test
    void shouldRenderTransparentPixelsWhite() throws IOException {
        for (byte[] webp : List.of(LOSSY_ALPHA, LOSSLESS_ALPHA, rawAlpha())) {
            BufferedImage image = within(webp);
            assertNear(image, 8, 8, Color.RED);
            assertNear(image, 8, 40, Color.BLUE);
            assertNear(image, 25, 8, Color.WHITE);
        }
    }

    @Test
    void shouldRenderTheFirstFrameOfAnAnimationAtItsOffset() throws IOException {
        BufferedImage image = within(animated(LOSSY, 64, 96, 20, 30));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(64, 96);
        assertNear(image, 10, 10, Color.WHITE);
        assertNear(image, 30, 40, Color.RED);
        assertNear(image, 30, 70, Color.BLUE);
        assertNear(image, 60, 90, Color.WHITE);

        assertNear(within(animated(LOSSLESS_ALPHA, 32, 48, 0, 0)), 25, 8, Color.WHITE);
    }

    @Test
    void shouldRotateByTheOrientation() throws IOException {
        byte[] named = exif(6);
        for (byte[] content : List.of(named, Arrays.copyOfRange(named, 6, named.length))) {
            BufferedImage image = within(with(LOSSLESS, "EXIF", content));
            assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(48, 32);
            assertNear(image, 40, 16, Color.RED);
        }
    }

    @Test
    void shouldCropToASquare() throws IOException {
        byte[] square = IMAGES.squares(file(LOSSLESS), 64).get(0);
        assertNear(ImageIO.read(new ByteArrayInputStream(square)), 32, 8, Color.RED);
        assertNear(ImageIO.read(new ByteArrayInputStream(square)), 32, 56, Color.BLUE);
    }

    /** The images are rejected without decoding: their headers declare too many pixels. */
    @Test
    void shouldRejectDecompressionBombs() throws IOException {
        byte[] lossy = LOSSY.clone();
        ByteBuffer.wrap(lossy).order(ByteOrder.LITTLE_ENDIAN).putShort(26, (short) 16_000);
        byte[] lossless = LOSSLESS.clone();
        ByteBuffer.wrap(lossless).order(ByteOrder.LITTLE_ENDIAN).putInt(21, 0x0FFF_FFFF);
        for (byte[] bomb : List.of(lossy, lossless, animated(LOSSY, 101, 100, 0, 0))) {
            assertThatExceptionOfType(InvalidImageException.class)
                    .isThrownBy(() -> within(bomb))
                    .withMessageContaining("pixels");
        }
    }

    @Test
    void shouldRejectTruncatedImages() {
        for (byte[] whole : List.of(LOSSY, LOSSY_ALPHA, animated(LOSSY, 64, 96, 20, 30))) {
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatExceptionOfType(InvalidImageException.class).isThrownBy(() -> SanitizedImage.of(cut));
            }
        }
        byte[] outside = animated(LOSSY, 40, 50, 20, 30);
        assertThatExceptionOfType(InvalidImageException.class).isThrownBy(() -> SanitizedImage.of(outside));
    }

    /** Damaged images are either parsed or rejected; every hundredth is decoded as well. */
    @Test
    void shouldSurviveDamagedImages() throws IOException {
        Random random = new Random(5);
        byte[] whole = with(LOSSY_ALPHA, "EXIF", exif(6));
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                if (i % 100 == 0) {
                    assertThat(within(damaged).getWidth()).isPositive();
                } else {
                    assertThat(SanitizedImage.of(damaged).width()).isPositive();
                }
            } catch (InvalidImageException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
        }
    }

    @Test
    void shouldRemoveMetadataBeforeDecoding() {
        byte[] secret = "where I live".getBytes(StandardCharsets.US_ASCII);
        SanitizedImage image = SanitizedImage.of(with(with(LOSSY, "XMP ", secret), "EXIF", secret));

        assertThat(image.bytes()).isEqualTo(LOSSY);
    }

    private BufferedImage within(byte[] webp) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(IMAGES.within(file(webp), 100)));
    }

    private static void assertNear(BufferedImage image, int x, int y, Color expected) {
        Color color = new Color(image.getRGB(x, y));
        int difference = Math.abs(color.getRed() - expected.getRed())
                + Math.abs(color.getGreen() - expected.getGreen())
                + Math.abs(color.getBlue() - expected.getBlue());
        assertThat(difference).as("%s at %s, %s", color, x, y).isLessThan(40);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("image"), bytes);
    }
}
