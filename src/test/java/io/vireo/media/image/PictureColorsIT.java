package io.vireo.media.image;

import static io.vireo.TestImages.encoded;
import static io.vireo.TestImages.exif;
import static io.vireo.TestImages.plain;
import static io.vireo.TestImages.thirds;
import static io.vireo.TestImages.withChunk;
import static io.vireo.TestImages.withSegment;
import static io.vireo.TestPng.deflated;
import static io.vireo.media.image.PictureColorsTest.fourComponents;
import static io.vireo.media.image.PictureColorsTest.joined;
import static io.vireo.media.image.PictureColorsTest.swappedProfile;
import static io.vireo.media.image.PictureColorsTest.twoBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vireo.ServerTest;
import io.vireo.TestPng;
import io.vireo.TestWebp;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of every colour model, sent as channel picture and as thumbnail, are shown in their colours. */
class PictureColorsIT extends ServerTest {
    private static final byte[] NONE = {};
    private static final int GREY = 0x404040;

    private static String name;
    private static String token;
    private static String hash;

    static List<Arguments> pictures() throws IOException {
        byte[] inks = fourComponents(245, 155, 55, 127);
        byte[] ycck = fourComponents(168, 163, 8, 255);
        byte[] jpeg = plain(new Color(0x20, 0x80, 0xC0), 40, 40, "jpg");
        byte[] icc = swappedProfile();
        byte[] iccHead = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        return List.of(
                arguments("grey alpha, 8 bits", png(TestPng.GREY_ALPHA, 8, NONE, 64, 255), GREY),
                arguments("grey alpha, 16 bits", png(TestPng.GREY_ALPHA, 16, NONE, 64 * 257, 65535), GREY),
                arguments("grey tRNS, 4 bits", png(TestPng.GREY, 4, twoBytes(0), 4), 0x444444),
                arguments("grey tRNS, 8 bits", png(TestPng.GREY, 8, twoBytes(0), 64), GREY),
                arguments("grey tRNS, 16 bits", png(TestPng.GREY, 16, twoBytes(0), 64 * 257), GREY),
                arguments("grey, 16 bits", png(TestPng.GREY, 16, NONE, 64 * 257), GREY),
                arguments("RGB tRNS, 8 bits", png(TestPng.RGB, 8, new byte[6], 64, 64, 64), GREY),
                arguments("RGBA, 16 bits", png(TestPng.RGB_ALPHA, 16, NONE, 0, 32896, 65535, 65535), 0x0080FF),
                arguments("palette", TestPng.of(TestPng.PALETTE, 4, true, new byte[] {64, 64, 64}, NONE, 0), GREY),
                arguments("CMYK", withAdobe(inks, 0), 0x7A4D1B),
                arguments("YCCK", withAdobe(ycck, 2), 0xFF0D19),
                arguments("JPEG without its end", Arrays.copyOf(jpeg, jpeg.length - 2), 0x2080C0),
                arguments("JPEG with a profile", withSegment(red("jpg"), 0xE2, joined(iccHead, icc)), 0x00FF00),
                arguments(
                        "PNG with a profile",
                        withChunk(red("png"), "iCCP", joined(new byte[] {'a', 0, 0}, deflated(icc))),
                        0x00FF00));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void shouldShowTheColors(String kind, byte[] picture, int color) throws IOException {
        for (BufferedImage shown : shown(picture)) {
            assertColor(shown, 0.5, 0.5, color);
        }
    }

    @Test
    void shouldTurnAPngByItsOrientation() throws IOException {
        byte[] tiff = Arrays.copyOfRange(exif(6), 6, exif(6).length);

        for (BufferedImage shown : shown(withChunk(encoded(thirds(60, 60), "png"), "eXIf", tiff))) {
            assertColor(shown, 0.5, 0.1, 0xFF0000);
            assertColor(shown, 0.5, 0.5, 0x00FF00);
            assertColor(shown, 0.5, 0.9, 0x0000FF);
        }
    }

    @Test
    void shouldShowTheColorsOfWebp() throws IOException {
        for (byte[] webp : List.of(TestWebp.LOSSY, TestWebp.LOSSLESS)) {
            for (BufferedImage shown : shown(webp)) {
                assertColor(shown, 0.5, 0.2, 0xFF0000);
                assertColor(shown, 0.5, 0.8, 0x0000FF);
            }
        }
    }

    /** What is shown after a picture was sent as both. */
    private List<BufferedImage> shown(byte[] picture) throws IOException {
        if (hash == null) {
            name = vireo.newAccount();
            token = vireo.token(name);
            hash = vireo.published(token, "Colours");
        }
        vireo.setPicture(token, picture).then().statusCode(200);
        vireo.request()
                .header("Authorization", token)
                .contentType("image/png")
                .body(picture)
                .put("/thumbnails/{hash}", hash)
                .then()
                .statusCode(200);
        return List.of(
                image(vireo.request()
                        .get("/channel/picture/{name}?size=256", name)
                        .asByteArray()),
                image(vireo.request().get("/thumbnails/{hash}", hash).asByteArray()));
    }

    private static void assertColor(BufferedImage image, double x, double y, int color) {
        int shown = image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight()));
        for (int shift : new int[] {0, 8, 16}) {
            assertThat(shown >> shift & 0xFF)
                    .as("%06x as %06x", shown & 0xFFFFFF, color)
                    .isCloseTo(color >> shift & 0xFF, within(8));
        }
    }

    private static byte[] png(int colorType, int depth, byte[] transparency, int... samples) {
        return TestPng.of(colorType, depth, false, NONE, transparency, samples);
    }

    private static byte[] red(String format) {
        return plain(Color.RED, 40, 40, format);
    }

    private static byte[] withAdobe(byte[] jpeg, int transform) {
        return withSegment(jpeg, 0xEE, joined(PictureColorsTest.ADOBE, new byte[] {(byte) transform}));
    }

    private static BufferedImage image(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
