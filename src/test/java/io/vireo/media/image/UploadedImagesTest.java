package io.vireo.media.image;

import static io.vireo.TestImages.encoded;
import static io.vireo.TestImages.exif;
import static io.vireo.TestImages.putInt;
import static io.vireo.TestImages.thirds;
import static io.vireo.TestImages.withChunk;
import static io.vireo.TestImages.withSegment;
import static io.vireo.TestImages.zipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vireo.Samples;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedImagesTest {
    private static final UploadedImages IMAGES =
            new UploadedImages(new ImageSettings(1_000_000, 1_000_000, 1_000_000, 1));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void shouldCropTheCenterToSquares(String format) throws IOException {
        List<byte[]> squares = IMAGES.squares(file(encoded(thirds(900, 300), format)), 256, 800);

        BufferedImage small = decoded(squares.get(0));
        BufferedImage large = decoded(squares.get(1));
        assertThat(new int[] {small.getWidth(), small.getHeight()}).containsExactly(256, 256);
        assertThat(new int[] {large.getWidth(), large.getHeight()}).containsExactly(800, 800);
        for (int[] corner : new int[][] {{5, 5}, {250, 5}, {5, 250}, {250, 250}}) {
            assertThat(nearest(small.getRGB(corner[0], corner[1]))).isEqualTo(Color.GREEN);
        }
    }

    @ParameterizedTest
    @CsvSource({"900, 300, 300, 100", "300, 900, 100, 300", "30, 20, 30, 20", "1, 900, 1, 300"})
    void shouldScaleToTheMaximumSide(int width, int height, int expectedWidth, int expectedHeight) throws IOException {
        BufferedImage image = decoded(IMAGES.within(file(encoded(thirds(width, height), "png")), 300));

        assertThat(image.getWidth()).isEqualTo(expectedWidth);
        assertThat(image.getHeight()).isEqualTo(expectedHeight);
    }

    /** The image has a red, a green and a blue third from left to right; the position of red shows the rotation. */
    @ParameterizedTest
    @CsvSource({"1, L", "2, R", "3, R", "4, L", "5, T", "6, T", "7, B", "8, B", "0, L", "9, L", "-1, L"})
    void shouldRotateByTheExifOrientation(int orientation, char red) throws IOException {
        byte[] jpeg = withSegment(encoded(thirds(900, 300), "jpg"), 0xE1, exif(orientation));

        BufferedImage image = decoded(IMAGES.within(file(jpeg), 900));

        boolean upright = red == 'L' || red == 'R';
        assertThat(image.getWidth()).isEqualTo(upright ? 900 : 300);
        int x = red == 'L' ? 50 : red == 'R' ? 850 : 150;
        int y = red == 'T' ? 50 : red == 'B' ? 850 : 150;
        assertThat(nearest(image.getRGB(x, y))).isEqualTo(Color.RED);
    }

    @Test
    void shouldRemoveMetadata() throws IOException {
        byte[] secret = "where I live".getBytes(StandardCharsets.US_ASCII);
        byte[] jpeg = encoded(thirds(300, 300), "jpg");
        for (int marker : List.of(0xE0, 0xE1, 0xE2, 0xED, 0xFE)) {
            jpeg = withSegment(jpeg, marker, secret);
        }
        byte[] png = withChunk(encoded(thirds(300, 300), "png"), "tEXt", secret);

        assertThat(text(IMAGES.squares(file(jpeg), 256).get(0))).doesNotContain("where I live");
        assertThat(text(IMAGES.squares(file(png), 256).get(0))).doesNotContain("where I live");
    }

    @Test
    void shouldRenderTransparentPixelsWhite() throws IOException {
        byte[] png = encoded(new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB), "png");

        assertThat(new Color(decoded(IMAGES.squares(file(png), 256).get(0)).getRGB(100, 100)))
                .isEqualTo(Color.WHITE);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY
            })
    void shouldAcceptEveryPngColorType(int type) throws IOException {
        BufferedImage image = new BufferedImage(300, 300, type);
        image.getGraphics().fillRect(0, 0, 300, 300);

        assertThat(nearest(decoded(
                                IMAGES.squares(file(encoded(image, "png")), 256).get(0))
                        .getRGB(9, 9)))
                .isEqualTo(Color.WHITE);
    }

    @Test
    void shouldNotDecompressTextsAndProfiles() throws IOException {
        byte[] png = encoded(thirds(300, 300), "png");
        for (String type : List.of("zTXt", "iCCP", "iTXt", "abCd")) {
            png = withChunk(png, type, new byte[100_000]);
        }

        assertThat(IMAGES.squares(file(png), 256)).hasSize(1);
    }

    @Test
    void shouldRejectNonImages() throws IOException {
        BufferedImage image = thirds(30, 30);
        for (byte[] other : List.of(
                new byte[0],
                new byte[1_000_001],
                new byte[] {(byte) 0xFF},
                zipped(encoded(image, "png")),
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8),
                encoded(image, "gif"),
                encoded(image, "bmp"),
                Samples.bytes("baseline.mp4"))) {
            assertRejected(other);
        }
    }

    /** Only the header declares this many pixels; no buffer of that size may be allocated. */
    @ParameterizedTest
    @CsvSource({"50000, 50000", "1001, 1000", "2000000, 1", "0, 5", "-1, 5", "2147483647, 2147483647"})
    void shouldRejectADecompressionBombByItsHeader(int width, int height) throws IOException {
        byte[] png = encoded(thirds(30, 30), "png");
        putInt(png, 16, width);
        putInt(png, 20, height);
        assertRejected(png);

        if (width > 0 && width < 65536) {
            byte[] jpeg = encoded(thirds(30, 30), "jpg");
            int frame = text(jpeg).indexOf("\u00ff\u00c0");
            jpeg[frame + 5] = (byte) (height >> 8);
            jpeg[frame + 6] = (byte) height;
            jpeg[frame + 7] = (byte) (width >> 8);
            jpeg[frame + 8] = (byte) width;
            assertRejected(jpeg);
        }
    }

    @Test
    void shouldRejectASecondHeader() throws IOException {
        byte[] png = encoded(thirds(30, 30), "png");
        assertRejected(withChunk(png, "IHDR", new byte[13]));
        byte[] jpeg = encoded(thirds(30, 30), "jpg");
        assertRejected(withSegment(jpeg, 0xC0, new byte[] {8, 0, 1, 0, 1, 1, 1, 0x11, 0}));
    }

    @Test
    void shouldRejectTooManyScans() throws IOException {
        byte[] jpeg = encoded(thirds(30, 30), "jpg");
        int scan = text(jpeg).indexOf("\u00ff\u00da");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 100; i++) {
            many.write(jpeg, scan, jpeg.length - 2 - scan);
        }
        many.write(jpeg, jpeg.length - 2, 2);

        assertRejected(many.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void shouldRejectEveryTruncatedImage(String format) throws IOException {
        byte[] whole = encoded(thirds(60, 30), format);
        int pixelsEnd = format.equals("jpg") ? whole.length - 2 : whole.length; // a JPEG may lack its end marker
        for (int length = 0; length < pixelsEnd; length++) {
            assertRejected(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void shouldIgnoreTrailingBytes() throws IOException {
        for (String format : List.of("jpg", "png")) {
            byte[] whole = encoded(thirds(60, 30), format);
            byte[] polyglot = Arrays.copyOf(whole, whole.length + 1000);

            assertThat(IMAGES.squares(file(polyglot), 256)).hasSize(1);
        }
    }

    /** Damaged images result in an image or in an {@link InvalidImageException}. */
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void shouldSurviveDamagedImages(String format) throws IOException {
        Random random = new Random(4);
        byte[] image = encoded(thirds(60, 30), format);
        byte[] whole = format.equals("jpg") ? withSegment(image, 0xE1, exif(6)) : image;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = whole.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(IMAGES.squares(file(damaged), 16)).hasSize(1);
            } catch (InvalidImageException e) {
                assertThat(e).hasMessageNotContaining("\n");
            }
        }
    }

    private void assertRejected(byte[] bytes) throws IOException {
        Path file = file(bytes);
        assertThatExceptionOfType(InvalidImageException.class).isThrownBy(() -> IMAGES.squares(file, 256));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("image"), bytes);
    }

    private static Color nearest(int rgb) {
        Color color = new Color(rgb);
        return new Color(near(color.getRed()), near(color.getGreen()), near(color.getBlue()));
    }

    private static int near(int value) {
        return value > 200 ? 255 : value < 55 ? 0 : value;
    }

    private static BufferedImage decoded(byte[] image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(image));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
