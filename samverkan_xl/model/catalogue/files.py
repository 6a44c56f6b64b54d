"""What is said of files that are not read."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import RESAVE, Sentence

FILES = {
    "tom-fil": Sentence(
        "tom fil",
        "Filen är helt tom; den kan ha skickats innan den hade hämtats från molnet.",
        "Öppna boken, spara den på datorn och skicka den igen.",
    ),
    "lasfil": Sentence(
        "låsfil, inte en bok",
        "Boken är öppen hos någon just nu; den här filen visar bara det.",
        "Inget behöver göras; filen försvinner när boken stängs.",
    ),
    "bifil": Sentence(
        "fil som ett program lämnar efter sig",
        "Filen har datorn eller ett program lagt dit av sig självt.",
        "Inget behöver göras.",
    ),
    "lansrapport": Sentence(
        "länsrapport, inte ett svar",
        "Det är en länsrapport; den räknas inte som ett svar.",
        "Flytta den gärna till en annan mapp.",
    ),
    "konsolideringsbok": Sentence(
        "konsolideringsbok, inte ett svar",
        "Det är en konsolideringsbok; den räknas inte som ett svar.",
        "Flytta den gärna till en annan mapp.",
    ),
    "krypterad": Sentence(
        "lösenord",
        "Filen är skyddad med lösenord och går inte att läsa.",
        "Spara boken utan lösenord och skicka den igen. Har du lösenordet: kör konsolidera med --losenord.",
    ),
    "fel-losenord": Sentence(
        "inget lösenord passade",
        "Filen är skyddad med ett annat lösenord än de som angavs.",
        "Kör igen med bokens lösenord, eller be om boken utan lösenord.",
    ),
    "rattighetsskyddad": Sentence(
        "låst av känslighetsetikett",
        "Filen är låst av en känslighetsetikett eller rättighetsskydd och kan bara öppnas av avsändarens organisation.",
        "Be avsändaren välja en etikett utan kryptering, spara boken och skicka den igen.",
    ),
    "okant-skydd": Sentence(
        "skydd som inte går att öppna",
        "Filen är krypterad på ett sätt som inte går att öppna här, inte heller med lösenord.",
        "Spara boken utan lösenord och skicka den igen.",
    ),
    "krypterad-ods": Sentence(
        "lösenord",
        "Filen är ett OpenDocument-kalkylblad med lösenord; sådana öppnas inte här, inte heller med --losenord.",
        "Spara boken utan lösenord och skicka den igen.",
    ),
    "gammalt-xls": Sentence(
        "äldre filformat",
        "Filen är sparad i ett äldre Excel-format som inte går att läsa.",
        RESAVE,
    ),
    "inte-arbetsbok": Sentence(
        "inte en arbetsbok",
        "Filen är {slag}, inte en arbetsbok.",
        "Skicka själva kommunboken som Excel-arbetsbok (.xlsx).",
    ),
    "lank": Sentence(
        "bara en länk",
        "Filen är bara en länk eller genväg; själva boken ligger någon annanstans.",
        "Öppna länken, ladda ner boken som Excel-arbetsbok (.xlsx) och skicka den.",
    ),
    "epost": Sentence(
        "sparad e-post",
        "Filen är ett sparat e-postmeddelande, inte en arbetsbok.",
        "Spara meddelandets bilaga i mappen och kör igen.",
    ),
    "csv": Sentence(
        "bara värden, ingen bok",
        "Filen är en textfil med värdena från ett enda blad.",
        "Skicka hela kommunboken, sparad som Excel-arbetsbok (.xlsx).",
    ),
    "numbers": Sentence(
        "sparad i Numbers",
        "Filen är sparad i Apples eget format och går inte att läsa.",
        "Välj Arkiv, Exportera till, Excel i Numbers och skicka filen som då skapas.",
    ),
    "annat-arkiv": Sentence(
        "packat arkiv, inte zip",
        "Filen är ett packat arkiv av ett slag som inte öppnas här.",
        "Packa upp arkivet i mappen och kör igen, eller be om böckerna i ett vanligt zip-arkiv.",
    ),
    "arkiv-utan-bok": Sentence(
        "arkiv utan arbetsbok",
        "Zip-arkivet innehåller ingen arbetsbok; antal filer i det: {antal}.",
        "Skicka kommunboken som Excel-arbetsbok (.xlsx).",
    ),
    "arkiv-delvis": Sentence(
        "arkiv som inte gick att öppna helt",
        "Allt i zip-arkivet gick inte att ta ut; antal filer som inte kom med: {antal}.",
        "Se vad som står om var och en av dem, och be om dem igen.",
    ),
    "arkiv-for-stort": Sentence(
        "för stort arkiv",
        "Zip-arkivet innehåller mycket mer än en omgång kommunböcker och har inte öppnats.",
        "Skicka böckerna var för sig eller i ett mindre arkiv.",
    ),
    "arkiv-i-arkiv": Sentence(
        "arkiv i flera lager",
        "Zip-arkivet ligger inuti flera andra arkiv och har inte öppnats.",
        "Packa upp det och lägg böckerna i mappen, eller be om dem utan flera lager.",
    ),
    "arkiv-losenord": Sentence(
        "arkiv med lösenord",
        "Filen ligger i ett zip-arkiv med lösenord och har inte kunnat tas ut.",
        "Packa upp arkivet med dess lösenord i mappen och kör igen (äldre zip-lås öppnas även med --losenord), eller be"
        " om boken utan lösenord.",
    ),
    "arkiv-for-langsamt": Sentence(
        "arkiv som tog för lång tid",
        "Andra filer i samma zip-arkiv tog för lång tid, och den här har därför inte lästs.",
        "Packa upp arkivet i mappen och kör igen; då läses var och en för sig.",
    ),
    "arkiv-sokvag": Sentence(
        "misstänkt namn i arkiv",
        "Filens namn i zip-arkivet pekar på en plats utanför arkivet, och filen har därför inte tagits ut.",
        "Packa inte upp arkivet; be avsändaren om boken utan arkiv.",
    ),
    "skadad": Sentence("skadad fil", "Filen är skadad och går inte att läsa.", RESAVE),
    "for-stor": Sentence(
        "för stor fil",
        "Filen är mycket större än en kommunbok kan vara och har inte lästs.",
        "Ta bort bilder och inklistrade blad, spara boken och skicka den igen.",
    ),
    "for-utspridd": Sentence(
        "värde långt utanför tabellen",
        "Bladet {sheet} har något i cell {cell}, långt utanför tabellen, och boken har därför inte lästs.",
        "Töm cellen, spara boken och skicka den igen.",
    ),
    "misstankt": Sentence(
        "misstänkt innehåll",
        "Filen innehåller något som en vanlig arbetsbok inte har och har därför inte lästs.",
        "Öppna den inte; hör av dig till avsändaren och be om en ny kopia.",
    ),
    "teckenkodning": Sentence(
        "ovanlig teckenkodning",
        "Filen är sparad med en teckenkodning som gör att svar kan bli fel eller försvinna, och har därför inte lästs.",
        RESAVE,
    ),
    "for-langsam": Sentence(
        "tog för lång tid",
        "Filen tog för lång tid att läsa, och läsningen har avbrutits.",
        RESAVE,
    ),
    "kan-inte-oppnas": Sentence(
        "kan inte öppnas",
        "Filen gick inte att öppna ({skäl}).",
        "Stäng den i andra program, kontrollera att du får läsa den och försök igen.",
    ),
    "lank-till-mapp": Sentence(
        "länk till en mapp",
        "Det här är en länk till en mapp, och länkar följs inte: inget har lästs genom den.",
        "Kopiera böckerna därifrån till mappen och kör igen, eller kör på den mappen för sig.",
    ),
    "stangd-mapp": Sentence(
        "mapp som inte kan öppnas",
        "Mappen gick inte att öppna ({skäl}), och inget av det som ligger i den har lästs.",
        "Kontrollera att du får läsa den, eller flytta filerna till en annan mapp, och kör igen.",
    ),
    "for-lang-sokvag": Sentence(
        "för lång sökväg",
        "Det ligger så djupt bland mapparna att det inte går att öppna, och det har inte lästs.",
        "Flytta det till en mapp med kortare sökväg och kör igen.",
    ),
    "kunde-inte-kontrolleras": Sentence(
        "kunde inte kontrolleras",
        "Något oväntat gick fel när filen kontrollerades ({fel}), och den räknas inte.",
        "Spara filen som den är och anmäl felet till den som sköter programmet; de andra filerna påverkas inte.",
    ),
    "borta": Sentence(
        "filen är borta",
        "Filen fanns i mappen när den lästes igenom, men är inte kvar.",
        "Lägg tillbaka filen och försök igen.",
    ),
}
