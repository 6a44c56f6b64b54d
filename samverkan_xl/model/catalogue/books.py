"""What is said of whole books: their sheets and columns, whose they are, and which of several counts."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import Sentence

BOOKS = {
    "okand-bok": Sentence(
        "inte en kommunbok",
        "Arbetsboken är ingen kommunbok: inget blad i den hör dit.",
        "Svara i den kommunbok som delades ut och skicka den.",
    ),
    "for-full-bok": Sentence(
        "för full bok",
        "Boken har {vad}; högst {högst} läses, mycket mer än en kommunbok har rum för. Bara vems boken är har lästs, "
        "och inget i den räknas.",
        "Ta bort det som inte är svar, till exempel inklistrade listor och blad, spara boken och skicka den igen.",
    ),
    "kod-saknas": Sentence(
        "kommunkod saknas",
        "Boken saknar kommunkod, så det går inte att se vilken kommun den gäller.",
        "Skriv de fyra siffrorna i Kommunkod på bladet Start.",
    ),
    "fel-lan": Sentence(
        "annat län",
        "Boken gäller {kommun} i {län} ({källor}), men rapporten gäller {begärt}.",
        "Kontrollera Kommunkod på bladet Start, eller skicka boken till länsstyrelsen i rätt län.",
    ),
    "fel-period": Sentence(
        "annan period",
        "Boken gäller perioden {period} ({källor}), men rapporten gäller {begärd}.",
        "Ändra Period på bladet Start, eller ta med boken i rapporten för den perioden.",
    ),
    "annan-kommuns-bok": Sentence(
        "boken är gjord för en annan kommun",
        "Boken uppger inte samma kommun överallt: {källor}.",
        "Skriv tillbaka den Kommunkod som boken är gjord för, eller fyll i den bok som är gjord för kommunen.",
    ),
    "olika-perioder": Sentence(
        "boken är gjord för en annan period",
        "Boken uppger inte samma period överallt: {källor}.",
        "Kontrollera att svaren gäller rätt period, och för annars över dem till den bok som är gjord för perioden.",
    ),
    "revision-sankt": Sentence(
        "lägre revision än boken är gjord som",
        "Boken uppger en lägre Revision än den är gjord som: {källor}.",
        "Höj Revision på bladet Start om svaren är nyare, eller skicka den bok som gäller.",
    ),
    "olika-revisioner": Sentence(
        "platserna uppger olika revision",
        "Boken uppger inte samma Revision överallt: {källor}[; den i cellen räknas ({värde})].",
        "Kontrollera Revision på bladet Start.",
    ),
    "inte-ifylld": Sentence(
        "inte ifylld",
        "Boken är inte ifylld.",
        "Lägg den ifyllda boken i mappen i stället, eller be kommunen om den.",
    ),
    "blad-saknas": Sentence(
        "blad saknas",
        "Bladet {blad} saknas i boken.",
        "Lägg tillbaka bladet eller för över svaren till en ny kommunbok, om ni har något att redovisa där.",
    ),
    "blad-saknas-start": Sentence(
        "bladet Start saknas",
        "Bladet {blad} saknas i boken, och utan det går boken inte att använda.",
        "Lägg tillbaka bladet eller för över svaren till en ny kommunbok.",
    ),
    "blad-saknas-svar": Sentence(
        "blad som alla ska svara på saknas",
        "Bladet {blad} saknas i boken, och allt på det räknas som ej svarat.",
        "Lägg tillbaka bladet eller för över svaren till en ny kommunbok.",
    ),
    "blad-saknas-liknande": Sentence(
        "blad saknas, ett annat liknar det",
        "Bladet {blad} saknas i boken; bladet ”{liknande}” liknar det men har inte lästs.",
        "Är det samma blad, ge det namnet {blad} och de rubriker som det hade.",
    ),
    "blad-omdopt": Sentence(
        "bladet har fått nytt namn",
        "Bladet ”{före}” har lästs som {blad}.",
        "Kontrollera att det stämmer, och ge gärna bladet sitt gamla namn.",
    ),
    "extra-blad": Sentence(
        "eget blad",
        "Bladet ”{blad}” hör inte till kommunboken och tas inte med i länsrapporten.",
        "För över det som ska räknas till något av kommunbokens blad.",
    ),
    "extra-blad-fler": Sentence(
        "fler egna blad",
        "Ytterligare {antal} blad hör inte till kommunboken och tas inte med i länsrapporten.",
        "För över det som ska räknas till något av kommunbokens blad.",
    ),
    "anmarkningar-fler": Sentence(
        "fler anmärkningar än bladet rymmer",
        "Ytterligare {antal} anmärkningar i boken får inte plats på bladet Anmärkningar; de allvarligaste är med.",
        "Kontrollera boken för sig för att se alla (samverkan-xl kontrollera).",
    ),
    "rubrik-saknas": Sentence(
        "rubrikraden saknas",
        "Raden med kolumnernas rubriker finns inte på bladet {blad}, så bladet går inte att läsa.",
        "Lägg tillbaka rubrikraden som den såg ut från början.",
    ),
    "kolumn-saknas": Sentence(
        "kolumn saknas",
        "Rubriken {kolumn} saknas på bladet {blad}.",
        "Lägg tillbaka den, så att svaren där kan läsas.",
    ),
    "kolumn-saknas-liknande": Sentence(
        "kolumn saknas, en annan liknar den",
        "Rubriken {kolumn} saknas på bladet {blad}; kolumnen ”{liknande}” liknar den men har inte lästs som den; "
        "det som står där visas under Övrigt i länsrapporten.",
        "Är det samma kolumn, ge den rubriken {kolumn}.",
    ),
    "kolumn-omdopt": Sentence(
        "kolumnen har fått ny rubrik",
        "Kolumnen ”{före}” har lästs som {kolumn}.",
        "Kontrollera att det stämmer, och ge gärna kolumnen sin gamla rubrik.",
    ),
    "extra-kolumn": Sentence(
        "egen kolumn",
        "Kolumnen ”{kolumn}” är kommunens egen; det som står i den visas under Övrigt i länsrapporten.",
        "Inget behöver göras.",
    ),
    "extra-kolumn-fler": Sentence(
        "fler egna kolumner",
        "På bladet {blad} är ytterligare {antal} kolumner kommunens egna; det som står i dem visas under Övrigt i "
        "länsrapporten.",
        "Inget behöver göras.",
    ),
    "rubriker-i-delar": Sentence(
        "rubriker med å, ä och ö i två delar",
        "Rubrikerna har å, ä och ö lagrade i två delar, som på en Mac ({antal} rubriker); de har lästs som vanligt.",
        "Inget behöver göras.",
    ),
    "nyare-bok-stoppad": Sentence(
        "nyare bok stoppad",
        "En nyare bok från kommunen, {av}, får inte räknas; den här räknas därför i stället.",
        "Se varför den nyare stoppades, och be kommunen om en ny vid behov.",
    ),
    "samma-revision": Sentence(
        "två olika böcker med samma revision",
        "Böckerna {namn} har samma revision och datum men olika svar, och ingen av dem räknas.",
        "Fråga kommunen vilken som gäller, och flytta den andra ur mappen eller be om boken igen med högre revision.",
    ),
    "lagre-revision-senare-datum": Sentence(
        "lägre revision med senare datum",
        "Boken räknas för sin högre revision, men {av} har lägre revision och senare datum.",
        "Fråga kommunen om den här boken är den som gäller.",
    ),
    "samma-svar-som-annan-kommun": Sentence(
        "samma svar som en annan kommun",
        "Boken har exakt samma svar som boken från {kommun} ({av}).",
        "Fråga kommunen om svaren är dess egna.",
    ),
    "ersatt": Sentence(
        "ersatt av en senare revision",
        "Boken är ersatt av {av}, som har högre revision eller senare datum, och räknas inte.",
        "Inget behöver göras.",
    ),
    "samma-bok-tva-ganger": Sentence(
        "samma bok två gånger",
        "Samma bok finns också i {av} och räknas bara en gång.",
        "Inget behöver göras.",
    ),
    "samma-svar-tva-ganger": Sentence(
        "samma svar två gånger",
        "Samma svar, med samma revision och datum, finns också i {av} och räknas bara en gång.",
        "Inget behöver göras.",
    ),
}
