/// Pages of our own invention, of the kinds that crawlers bring home: nothing in them was ever published.
enum InventedPages {
  static let all = german + french + norwegian + vietnamese + odd

  static let german: [InventedPage] = [
    InventedPage(
      name: "German storm with menu, cookie notice and related articles",
      marked: """
        X Küstenblatt
        X Startseite
        X Politik
        X Wirtschaft
        X Sport
        X Abo
        X Wir verwenden Cookies, um Inhalte zu personalisieren und die Zugriffe auf unsere Website zu analysieren.
        X Einstellungen
        X Startseite > Panorama > Wetter

        T Orkan deckt an der Küste hunderte Dächer ab
        X Von Hanna Petersen
        X 14. Februar 2023, 18:42 Uhr
        X Teilen
        X Drucken
        C Ein umgestürzter Baum liegt auf der Uferstraße. Foto: Jens Ohlsen

        B Ein schwerer Orkan hat in der Nacht zum Dienstag an der Nordseeküste große Schäden angerichtet. Nach Angaben der Feuerwehr wurden mehr als 300 Dächer abgedeckt.

        B Verletzt wurde niemand.

        B Bahnverkehr eingestellt
        B Die Bahn stellte den Verkehr auf drei Strecken ein. Reisende mussten die Nacht in Turnhallen verbringen, wie ein Sprecher des Landkreises mitteilte.

        X Lesen Sie auch: So sichern Sie Ihren Garten vor dem nächsten Sturm

        B „So etwas haben wir seit zwanzig Jahren nicht erlebt“, sagte Bürgermeisterin Karin Voss. Sie rief die Bewohner auf, die Deiche zu meiden.

        X Das könnte Sie auch interessieren
        X Warum die Krabbenpreise wieder steigen
        X Neue Fähre nimmt im Mai den Betrieb auf
        X Tödlicher Unfall auf der Bundesstraße

        X Kontakt
        X Impressum
        X Datenschutz
        X © 2023 Küstenblatt
        """, date: "2023-02-14", author: "Hanna Petersen", site: nil),
    InventedPage(
      name: "German court report with subtitle and agency",
      marked: """
        T Gericht verurteilt früheren Kämmerer zu drei Jahren Haft
        B Der Angeklagte soll über Jahre Geld der Stadt auf eigene Konten gelenkt haben

        X Veröffentlicht am 03.11.2022

        B Das Landgericht hat den früheren Kämmerer der Stadt wegen Untreue in 42 Fällen zu drei Jahren Haft verurteilt. Die Richter sahen es als erwiesen an, dass er rund 800.000 Euro veruntreut hat.
        B Der Verteidiger kündigte Revision an. „Das Urteil hält der Prüfung nicht stand“, sagte er nach der Verkündung vor Journalisten.
        B Was dem Mann vorgeworfen wurde
        B Laut Anklage hatte er zwischen 2014 und 2020 Rechnungen einer Firma bezahlt, die es nicht gab. Aufgefallen war dies erst einem Nachfolger.
        X Text: Miriam Acker
        X Quelle: https://www.stadtanzeiger-beispiel.de/justiz/urteil-kaemmerer-1234.html
        X 7 Kommentare
        X Freibad öffnet eine Woche früher als geplant
        X Feuerwehr rettet Hund aus der Kanalisation
        """, date: "2022-11-03", author: "Miriam Acker", site: "stadtanzeiger-beispiel.de"),
    InventedPage(
      name: "German football with a line-up in the text",
      marked: """
        X Sportschau am Abend | Live | Tabelle | Ergebnisse
        T Später Doppelschlag bringt Aufsteiger den ersten Sieg
        X Stand: 22.08.2021 20:15 Uhr
        X IMG_20210822_1934.jpg
        C Jubel nach dem Schlusspfiff vor der Südtribüne
        B Der Aufsteiger hat sein erstes Spiel in der neuen Liga gewonnen. Zwei Tore in der Schlussphase entschieden die Partie gegen den Favoriten, der lange wie der sichere Sieger aussah.
        B Die Tore:
        B - 0:1 Brandt (12.)
        B - 1:1 Yilmaz (84.)
        B - 2:1 Kowalski (90.+2)
        B Am kommenden Samstag tritt die Mannschaft auswärts an. Trainer Olaf Reuter hofft, dass bis dahin alle Verletzten zurückkehren.
        X Anzeige
        X Meistgelesen
        X Transferticker: Wer kommt, wer geht
        X Die Elf des Spieltags
        """, date: "2021-08-22"),
  ]

  static let french: [InventedPage] = [
    InventedPage(
      name: "French economy with share buttons and a list of the most read",
      marked: """
        X Accueil › Économie › Entreprises
        T La fonderie de la vallée va fermer ses portes en juin
        X Publié le 12 mars 2024 à 09h30
        X Par Claire Dumontel
        X Partager sur Facebook
        X Partager par e-mail
        X Écouter l'article

        B La direction de la fonderie a annoncé lundi aux 214 salariés la fermeture du site à la fin du mois de juin. Les syndicats dénoncent une décision « brutale et incompréhensible ».

        C Les salariés devant l'entrée de l'usine, lundi matin. Photo : Marc Lheureux

        B Un groupe en difficulté
        B Le groupe avait perdu son principal client à l'automne. Selon la préfecture, trois repreneurs se sont manifestés, mais aucun n'a déposé d'offre ferme.

        X À lire aussi : Quatre usines qui ont retrouvé un repreneur

        B Une réunion est prévue jeudi.

        X Les plus lus
        X Un village sans médecin lance un appel au secours
        X Le marché couvert rouvre après deux ans de travaux
        X Ce que change la réforme pour les petits commerces

        X Mentions légales
        X Nous contacter
        X Abonnez-vous à notre newsletter pour recevoir chaque matin les titres de la rédaction.
        """, date: "2024-03-12", author: "Claire Dumontel"),
    InventedPage(
      name: "French trial with source line and comment counter",
      marked: """

        B Le tribunal correctionnel a relaxé vendredi l'ancien maire, poursuivi pour favoritisme dans l'attribution d'un marché public. Le parquet avait requis huit mois de prison avec sursis.
        B « Justice est rendue », a réagi son avocat à la sortie de l'audience. L'ancien élu, lui, n'a pas souhaité s'exprimer.
        B Le dossier remontait à 2016.
        X Source : https://www.gazette-exemple.fr/2023/09/29/relaxe-ancien-maire
        X Commentaires (12)
        X Il faut que ça change
        X Bien fait
        """, date: "2023-09-29", site: "gazette-exemple.fr"),
    InventedPage(
      name: "French football with picture marks",
      marked: """
        T Les Bleuets arrachent le nul au bout de la nuit

        ![](https://img.example.fr/a.jpg)
        C L'égalisation de Paul Ménard à la 93e minute.

        B Menés pendant près d'une heure, les joueurs de Saint-Aubin ont égalisé dans le temps additionnel samedi soir. Le match, interrompu par un orage, s'est achevé à 23 h 40.
        B L'entraîneur a salué « un point mérité ». Son homologue regrettait deux occasions manquées en fin de première période.

        X Tags : football, coupe, Saint-Aubin
        X Retour en haut
        """.replacingImageMarks),
  ]
}

extension String {
  /// An image mark at the start of a line gets its class letter.
  fileprivate var replacingImageMarks: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("![") || $0.hasPrefix("|") ? "X " + $0 : String($0) }.joined(separator: "\n")
  }
}
