"""What is said of sheets, columns and rows that were moved, copied, pasted over or put in."""

from __future__ import annotations

from samverkan_xl.model.catalogue.wording import Sentence

_NOTHING_TO_DO = "Inget behöver göras."

REPAIRS = {
    "kopia-lika": Sentence(
        "kopia av ett blad",
        "Bladet ”{kopia}” har samma svar som bladet ”{läst}”, och de räknas bara en gång.",
        "Ta gärna bort det ena bladet.",
    ),
    "kopia-tom": Sentence(
        "kopia av ett blad",
        "Bladet ”{kopia}” är inte ifyllt; svaren är lästa från bladet ”{läst}”.",
        "Ta gärna bort det ena bladet.",
    ),
    "kopia-olika": Sentence(
        "två blad med olika svar",
        "Bladen {namn} är båda {blad} men har olika svar, och inget av dem räknas.",
        "Ta bort det blad som inte gäller och skicka boken igen.",
    ),
    "kopia-olika-start": Sentence(
        "två blad Start med olika svar",
        "Bladen {namn} är båda {blad} men har olika svar, och boken tas därför inte med.",
        "Ta bort det blad som inte gäller och skicka boken igen.",
    ),
    "rubrikrad-flyttad": Sentence(
        "rubrikraden flyttad",
        "Rubrikraden på bladet {blad} står på rad {efter} i stället för rad {före} och har lästs där.",
        _NOTHING_TO_DO,
    ),
    "kolumner-flyttade": Sentence(
        "kolumner flyttade",
        "Kolumner har bytt plats och har lästs efter sina rubriker: {flyttade}.",
        _NOTHING_TO_DO,
    ),
    "kolumn-utan-rubrik": Sentence(
        "kolumn utan rubrik",
        "{kolumn} har ingen rubrik; det som står i den visas under Övrigt i länsrapporten.",
        "Ge kolumnen en rubrik, eller flytta det som ska räknas till en av kommunbokens kolumner.",
    ),
    "kolumn-utan-rubrik-fler": Sentence(
        "fler kolumner utan rubrik",
        "På bladet {blad} saknar ytterligare {antal} kolumner rubrik; det som står i dem visas under Övrigt i "
        "länsrapporten.",
        "Ge dem rubriker, eller flytta det som ska räknas till kommunbokens kolumner.",
    ),
    "rubrik-dubbel": Sentence(
        "samma rubrik två gånger",
        "Rubriken {kolumn} står i kolumnerna {kolumner}; svaret är läst från den som är ifylld.",
        "Ta gärna bort den ena kolumnen.",
    ),
    "rubrik-dubbel-olika": Sentence(
        "två svar under samma rubrik",
        "Rubriken {kolumn} står i två kolumner med olika svar ({olika}), och raden tas därför inte med.",
        "Ta bort det svar som inte gäller.",
    ),
    "rubrik-igen": Sentence(
        "rubrikraden en gång till",
        "Rubrikraden står en gång till på rad {rad}; den har lästs som rubriker och inte som en rad.",
        "Ta gärna bort den.",
    ),
    "rubrik-igen-fler": Sentence(
        "rubrikraden ännu fler gånger",
        "På bladet {blad} står rubrikraden ytterligare {antal} gånger och har lästs som rubriker.",
        "Ta gärna bort dem.",
    ),
    "rubrik-igen-flyttad": Sentence(
        "rubrikraden en gång till, i annan ordning",
        "Rubrikraden står en gång till på rad {rad} men med kolumnerna i en annan ordning än på rad {rubrikrad}, "
        "och raderna under den tas därför inte med.",
        "Flytta svaren under den till rätt kolumner och ta bort den.",
    ),
    "rader-flyttade": Sentence(
        "raderna i annan ordning",
        "Raderna står i ordningen {efter} i stället för {före}; de har lästs efter sina nummer.",
        _NOTHING_TO_DO,
    ),
    "rad-saknas": Sentence(
        "rad borttagen",
        "Här saknas nummer {nr} på bladet {blad} (”{text}”).",
        "Lägg tillbaka raden eller för över svaren till en ny kommunbok.",
    ),
    "rad-dubbel": Sentence(
        "samma rad två gånger",
        "Nummer {nr} står också på {rad} med samma svar och räknas bara en gång.",
        "Ta gärna bort den ena raden.",
    ),
    "rad-dubbel-olika": Sentence(
        "två svar på samma nummer",
        "Nummer {nr} står på {rader} med olika svar, och ingen av dem räknas.",
        "Skriv tillbaka rätt nummer, eller ta bort det svar som inte gäller.",
    ),
    "nummer-och-text": Sentence(
        "nummer och text hör inte ihop",
        "Raden har nummer {nr} men texten till nummer {text}; den har lästs som {efter}, "
        "som inte står på någon annan rad.",
        "Kontrollera att det stämmer, och skriv tillbaka nummer och text.",
    ),
    "nummer-efter-text": Sentence(
        "numret okänt, men texten finns kvar",
        "Numret ”{nr}” hör inte till listan och har lästs som {efter}, efter radens text.",
        "Kontrollera att det stämmer, och skriv tillbaka numret {efter}.",
    ),
    "nummer-saknas": Sentence(
        "numret saknas, men texten finns kvar",
        "Det finns inget nummer på {rader}; det har lästs som {nr}, efter texten där.",
        "Kontrollera att det stämmer, och skriv gärna tillbaka numret.",
    ),
    "nummer-mot-text": Sentence(
        "nummer och text hör inte ihop",
        "Raden har nummer ”{nr}” men texten till nummer {text}, och det går inte att se vilken som menas.",
        "Skriv tillbaka det nummer och den text som hör ihop.",
    ),
    "rad-utan-id": Sentence(
        "rad utan ID",
        "Det finns inget ID på {rader}; det som står där är med ändå.",
        "Skriv ett ID om någon annan rad ska kunna hänvisa dit.",
    ),
    "id-fran-annat-blad": Sentence(
        "rad med ett annat blads ID",
        "ID ({id}) är skrivet som på bladet {annat}, inte som på bladet {blad}.",
        "Kontrollera att raden hör hemma här, och ge den annars sitt ID tillbaka.",
    ),
    "id-fran-annat-blad-fler": Sentence(
        "fler rader med ett annat blads ID",
        "På bladet {blad} har ytterligare {antal} rader ID som är skrivna som på ett annat blad.",
        "Kontrollera att raderna hör hemma här, och ge dem annars sina ID tillbaka.",
    ),
}
