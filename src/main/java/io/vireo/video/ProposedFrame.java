package io.vireo.video;

/**
 * A frame that the server proposes as the image of a video.
 *
 * @param choice its number, to choose it by
 * @param image the path of its picture
 */
public record ProposedFrame(int choice, String image) {
    static ProposedFrame of(String hash, int number) {
        return new ProposedFrame(number, "/thumbnails/" + hash + "/choices/" + number);
    }
}
