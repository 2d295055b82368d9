package io.vireo.media.image;

import static io.vireo.TestImages.encoded;
import static io.vireo.TestImages.exif;
import static io.vireo.TestImages.plain;
import static io.vireo.TestImages.thirds;
import static io.vireo.TestImages.withChunk;
import static io.vireo.TestImages.withSegment;
import static io.vireo.TestPng.deflated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vireo.TestPng;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Images of all formats are converted to the colours that browsers show. */
class PictureColorsTest {
    private static final UploadedImages IMAGES =
            new UploadedImages(new ImageSettings(1_000_000, 1_000_000, 1_000_000, 1));
    private static final byte[] NONE = {};
    /** The Adobe segment up to the transform flag. */
    private static final byte[] ADOBE = "Adobe\0\144\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path directory;

    static List<Arguments> pngs() {
        List<Arguments> all = new ArrayList<>();
        for (boolean interlaced : new boolean[] {false, true}) {
            for (int depth : new int[] {1, 2, 4, 8, 16}) {
                int max = (1 << depth) - 1;
                int dark = depth == 1 ? 0 : depth == 16 ? 64 * 257 : max / 3;
                int grey = dark * 255 / max;
                byte[] key = twoBytes(dark);
                String name = " of " + depth + " bits" + (interlaced ? ", interlaced" : "");
                add(all, "grey" + name, interlaced, depth, TestPng.GREY, NONE, grey, dark);
                add(
                        all,
                        "grey, another transparent" + name,
                        interlaced,
                        depth,
                        TestPng.GREY,
                        twoBytes(max),
                        grey,
                        dark);
                add(all, "grey, transparent" + name, interlaced, depth, TestPng.GREY, key, 255, dark);
                if (depth >= 8) {
                    byte[] keys = joined(key, key, key);
                    byte[] others = joined(key, key, twoBytes(max));
                    add(all, "grey alpha" + name, interlaced, depth, TestPng.GREY_ALPHA, NONE, grey, dark, max);
                    add(all, "half alpha" + name, interlaced, depth, TestPng.GREY_ALPHA, NONE, 128, 0, max / 2);
                    add(all, "rgb" + name, interlaced, depth, TestPng.RGB, NONE, grey, dark, dark, dark);
                    add(all, "rgb, transparent" + name, interlaced, depth, TestPng.RGB, keys, 255, dark, dark, dark);
                    add(all, "rgb, other" + name, interlaced, depth, TestPng.RGB, others, grey, dark, dark, dark);
                    add(all, "rgba" + name, interlaced, depth, TestPng.RGB_ALPHA, NONE, grey, dark, dark, dark, max);
                    add(all, "half rgba" + name, interlaced, depth, TestPng.RGB_ALPHA, NONE, 128, 0, 0, 0, max / 2);
                }
                if (depth <= 8) {
                    add(all, "palette" + name, interlaced, depth, TestPng.PALETTE, NONE, 64, 0);
                    add(all, "palette, transparent" + name, interlaced, depth, TestPng.PALETTE, new byte[1], 255, 0);
                }
            }
        }
        return all;
    }

    private static void add(
            List<Arguments> all,
            String name,
            boolean interlaced,
            int depth,
            int type,
            byte[] trns,
            int grey,
            int... s) {
        byte[] palette = type == TestPng.PALETTE ? new byte[] {64, 64, 64, 0, 0, 0} : NONE;
        all.add(arguments(name, TestPng.of(type, depth, interlaced, palette, trns, s), grey));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pngs")
    void shouldKeepTheSamplesOfEveryPngType(String name, byte[] png, int grey) throws IOException {
        assertColor(png, grey, grey, grey, 2);
    }

    @ParameterizedTest
    @CsvSource({
        // without an Adobe segment 255 is full ink; with one, 0 is
        "-1, 0, 255, 255, 0, 255, 0, 0",
        "-1, 10, 100, 200, 128, 122, 77, 27",
        "0, 255, 0, 0, 255, 255, 0, 0",
        "0, 245, 155, 55, 127, 122, 77, 27",
        "2, 168, 163, 8, 255, 255, 13, 25",
        "2, 255, 128, 128, 127, 0, 0, 0",
        "2, 0, 128, 128, 127, 127, 127, 127"
    })
    void shouldConvertFourComponentJpegs(int transform, int c, int m, int y, int k, int red, int green, int blue)
            throws IOException {
        byte[] jpeg = fourComponents(c, m, y, k);
        byte[] file = transform < 0 ? jpeg : withSegment(jpeg, 0xEE, joined(ADOBE, new byte[] {(byte) transform}));

        assertColor(file, red, green, blue, 3);
    }

    /** The profile swaps red and green, so that red images become green. */
    @Test
    void shouldApplyColorProfiles() throws IOException {
        byte[] swapped = swappedProfile();
        byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        byte[] jpeg = withSegment(plain(Color.RED, 40, 40, "jpg"), 0xE2, joined(head, swapped));
        byte[] packed = joined(new byte[] {'a', 0, 0}, deflated(swapped));
        byte[] png = withChunk(plain(Color.RED, 40, 40, "png"), "iCCP", packed);

        for (byte[] file : List.of(jpeg, png)) {
            assertColor(file, 0, 255, 0, 4);
        }
    }

    @Test
    void shouldIgnoreUnusableColorProfiles() throws IOException {
        byte[] icc = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        byte[] broken = swappedProfile();
        Arrays.fill(broken, 130, broken.length, (byte) 0x7F);
        for (byte[] profile : List.of(icc, broken, new byte[ColorProfile.MAX_BYTES + 1])) {
            byte[] packed = joined(new byte[] {'a', 0, 0}, deflated(profile));
            assertColor(withChunk(plain(Color.RED, 40, 40, "png"), "iCCP", packed), 255, 0, 0, 4);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 2", "6, 2", "8, 0"})
    void shouldRotateAPngByItsOrientation(int orientation, int redFrom) throws IOException {
        byte[] png = encoded(thirds(90, 30), "png");
        byte[] tiff = Arrays.copyOfRange(exif(orientation), 6, exif(orientation).length);
        byte[] early = withChunk(png, "eXIf", tiff);
        byte[] chunk = Arrays.copyOfRange(early, 33, 33 + tiff.length + 12);
        byte[] late = joined(
                Arrays.copyOf(png, png.length - 12), chunk, Arrays.copyOfRange(png, png.length - 12, png.length));

        for (byte[] file : List.of(early, late)) {
            BufferedImage image = decoded(IMAGES.within(file(file), 90));
            boolean upright = orientation < 5;
            assertThat(image.getWidth()).isEqualTo(upright ? 90 : 30);
            boolean first = orientation == 1 || orientation == 6;
            int position = first ? 10 : 80;
            Color color = new Color(upright ? image.getRGB(position, 15) : image.getRGB(15, position));
            assertThat(color.getRed()).as("orientation %s", orientation).isGreaterThan(200);
        }
    }

    @Test
    void shouldAcceptAJpegWithoutEndMarker() throws IOException {
        byte[] jpeg = plain(Color.RED, 40, 40, "jpg");

        assertColor(Arrays.copyOf(jpeg, jpeg.length - 2), 255, 0, 0, 4);
    }

    private void assertColor(byte[] file, int red, int green, int blue, int tolerance) throws IOException {
        Color color = new Color(decoded(IMAGES.within(file(file), 1000)).getRGB(10, 10));
        Color expected = new Color(red, green, blue);
        for (int shift : new int[] {0, 8, 16}) {
            assertThat(color.getRGB() >> shift & 0xFF)
                    .as("%s as %s", color, expected)
                    .isCloseTo(expected.getRGB() >> shift & 0xFF, within(tolerance));
        }
    }

    /** Returns a JPEG whose four components have these values, without an Adobe segment. */
    private static byte[] fourComponents(int... values) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, 40, 40, 4, null);
        for (int i = 0; i < 40 * 40; i++) {
            raster.setPixel(i % 40, i / 40, values);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] swappedProfile() {
        byte[] icc = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        String text = new String(icc, StandardCharsets.ISO_8859_1);
        icc[text.indexOf("rXYZ")] = 'g';
        icc[text.indexOf("gXYZ")] = 'r';
        return icc;
    }

    private static byte[] twoBytes(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("image"), bytes);
    }

    private static BufferedImage decoded(byte[] image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(image));
    }
}
