package io.vireo.bench;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A language of generated titles.
 *
 * @param weight the relative frequency of the language
 * @param space the separator of words; empty in Japanese
 * @param words the common words, by descending frequency
 * @param syllables the syllables of rare words
 */
record Language(int weight, String space, List<String> words, List<String> syllables) {
    private static final int RARE_WORDS = 20_000;

    static final List<Language> ALL = List.of(
            spaced(
                    45,
                    "the how to and my in with of best new video music live cover official guitar game review day travel"
                            + " tutorial first world city night walk cooking easy funny cat dog street football highlights"
                            + " piano lesson garden winter summer morning building wooden boat mountain hills river train old"
                            + " repair bike homemade bread recipe learn chess opening photography camera drone sunset ocean"
                            + " interview history science explained experiment rocket engine painting watercolor yoga beginner"
                            + " rainbow waterfall playlist relaxing concert festival full episode trailer unboxing",
                    "ba ber can dor el fin gar hol in jo kel lan mor nor os pel quin ros sen tal ul ven wick yar zan"),
            spaced(
                    10,
                    "de la el en como con para mejor música vídeo nueva canción viaje cocina fácil niños fútbol guitarra"
                            + " corazón mañana montaña playa ciudad historia receta jardín perro gato año español lección",
                    "ca do ra ñe mi lo sa tor gui ber tá nes cho vi pla"),
            spaced(
                    7,
                    "und der die mit für neue beste Straße Küche über schön Gitarre lernen Reise Bücher Fußball Übung"
                            + " Garten Winter Musik Konzert Zug Brücke Mädchen heute selber bauen Anleitung größte",
                    "ber schu lein ge burg hau tür mann kel ster ach wie zer nuß gän"),
            spaced(
                    7,
                    "le la les de pour avec été comment faire cuisine française garçon forêt voyage musique leçon piano"
                            + " château œuvre cœur mère père hiver noël crème brûlée déjà vu ville nuit",
                    "bou ché ri lon vé gne mar quoi teau sil fran pé ille âtr ço"),
            spaced(
                    6,
                    "de do o como melhor música vídeo canção coração praia viagem cozinha fácil pão irmão lição violão"
                            + " futebol cidade amanhã São Paulo história",
                    "ção nha lho ca ri bo mã ta vel sim per gua dei xa"),
            spaced(
                    7,
                    "и в как на музыка видео новая лучший город ночь урок гитара зима лето рецепт кухня путешествие поезд"
                            + " мост собака кошка футбол история ёлка песня игра обзор сделать своими руками",
                    "ба ро ми ка лен ский до ва те ну шо пра гор ёж зи"),
            new Language(
                    7,
                    "",
                    List.of(
                            "の と を に 東京 音楽 動画 夜景 散歩 料理 簡単 レシピ 猫 犬 旅行 京都 ギター 練習 ピアノ 初心者 電車 春 夏 秋 冬 桜 富士山 日本 作り方 ゲーム 実況 歌ってみた カバー ライブ 花火"
                                    .split(" ")),
                    List.of("カ ミ ロ サ テ ノ ヒ ム ラ ン 山 川 田 中 島 木 村 花 空 海".split(" "))),
            spaced(
                    5,
                    "في من على كيف أفضل موسيقى فيديو جديد أغنية طبخ سهل سفر مدينة ليل صباح كرة القدم تعليم درس تاريخ"
                            + " قصة القاهرة مطبخ وصفة حديقة قطة",
                    "با را مي كو سل نا دي حم عر قي طو شم جا هب"),
            spaced(3, "음악 비디오 서울 여행 요리 쉬운 고양이 강아지 기타 연습 피아노 겨울 여름 산책 야경 게임 노래 커버", "가 나 다 라 마 바 사 아 자 하 김 이 박 서"),
            spaced(
                    3,
                    "संगीत वीडियो नया गाना कैसे सबसे अच्छा यात्रा खाना आसान हिन्दी दिल्ली क्रिकेट सीखें कहानी",
                    "का री मे लो ना सु ति वि पा जो दे"));

    static final List<String> EMOJI = List.of("🔥 😂 ❤️ 🎸 🎵 🚀 😺 👍🏽 🇯🇵 ⚽ 🎄 👨‍👩‍👧".split(" "));

    private static final int WEIGHTS = ALL.stream().mapToInt(Language::weight).sum();

    private static Language spaced(int weight, String words, String syllables) {
        return new Language(weight, " ", List.of(words.split(" ")), List.of(syllables.split(" ")));
    }

    static Language draw(SplittableRandom random) {
        int offset = random.nextInt(WEIGHTS);
        for (Language language : ALL) {
            offset -= language.weight;
            if (offset < 0) {
                return language;
            }
        }
        throw new AssertionError("The sum of the weights is wrong");
    }

    /** Returns a random word; the frequency falls somewhat steeper than 1/n (Zipf's law). */
    String word(SplittableRandom random) {
        int rank = (int) Math.pow(words.size() + RARE_WORDS, Math.pow(random.nextDouble(), 1.4)) - 1;
        return rank < words.size() ? words.get(rank) : rare(rank);
    }

    /** Returns the rare word with a number, of two to four syllables. */
    String rare(int number) {
        SplittableRandom spelling = new SplittableRandom(number * 31L + weight);
        StringBuilder word = new StringBuilder();
        for (int i = 2 + spelling.nextInt(3); i > 0; i--) {
            word.append(syllables.get(spelling.nextInt(syllables.size())));
        }
        return word.toString();
    }
}
