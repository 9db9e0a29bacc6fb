extension InventedPages {
  static let norwegian: [InventedPage] = [
    InventedPage(
      name: "Norwegian landslide with table cells as captions",
      marked: """
        X ![]() |
        C | Skredet tok med seg store deler av fylkesveien. |
        B Et leirskred rev natt til torsdag med seg 200 meter av fylkesveien mellom Nes og Vik. Ingen personer er meldt savnet, opplyser politiet i distriktet.
        B Beboere evakuert
        B 36 personer i elleve hus måtte forlate hjemmene sine. Kommunen har opprettet et mottak på skolen, og geologer undersøker grunnen utover dagen.
        X ![](https://bilder.example.no/2.png) |
        C | Ordfører Siri Nygård (t.v.) sammen med brannsjef Ola Moen. |
        B – Vi tar ingen sjanser, sier ordføreren. Hun venter at veien blir stengt i flere uker.
        X Tekst og foto: Lars Aune
        X Kilde: https://www.bygdeavisen-eksempel.no/nyheter/skred-nes-vik
        X Kommentarer (4)
        """, author: "Lars Aune", site: "bygdeavisen-eksempel.no"),
    InventedPage(
      name: "Norwegian football with menu and most read",
      marked: """
        X Nyheter
        X Sport
        X Kultur
        X Meninger
        X Logg inn

        T Bortelaget snudde kampen på fire minutter

        X Publisert 7. oktober 2022 kl. 21:58
        X Av Ingrid Solbakken

        B Hjemmelaget ledet 1–0 til et kvarter før slutt, men gikk på et surt tap i regnet fredag kveld. Det var lagets tredje strake tap i serien.
        B – Vi mister hodet når vi skal spille tiden ut, sier trener Kjetil Bakke.
        B Neste kamp er søndag.

        X Les også: Slik blir den nye stadion
        X Mest lest
        X Fant gammel mynt i kjøkkenhagen
        X Strømprisen faller til helgen
        X Her blir det kø i høstferien

        X Ansvarlig redaktør: Tor Hauge
        X Vi arbeider etter Vær Varsom-plakatens regler for god presseskikk.
        """, date: "2022-10-07", author: "Ingrid Solbakken"),
    InventedPage(
      name: "Nynorsk business piece",
      marked: """
        T Møbelfabrikken i fjorden tilset tretti nye
        B Ordrebøkene er fulle, og no treng verksemda fleire folk til den nye linja. – Vi har aldri hatt det så travelt, seier dagleg leiar Gunn Hovland.

        C Dagleg leiar Gunn Hovland i den nye hallen. Foto: Arne Kvam

        B Fabrikken vart starta i 1957 og har i dag 140 tilsette. Dei fleste kjem frå bygdene rundt, og mange har arbeidd der i heile sitt vaksne liv.
        X Del på Facebook
        X Del på e-post
        X Relaterte saker
        X Hotellet sel tomta til kommunen
        X Ny ferje frå nyttår
        """),
  ]

  static let vietnamese: [InventedPage] = [
    InventedPage(
      name: "Vietnamese storm with date line, sapo and signature",
      marked: """
        X Trang chủ
        X Thời sự
        X Thế giới
        X Kinh tế
        T Bão số 4 đổ bộ, hàng nghìn hộ dân mất điện
        X Thứ Năm, 20/09/2023 | 07:15 (GMT+7)
        X Chia sẻ
        B Rạng sáng nay, tâm bão đi vào đất liền các tỉnh ven biển miền Trung, gây mưa to và gió giật mạnh. Nhiều cây xanh bật gốc, hàng nghìn hộ dân mất điện.
        X anh-bao-so-4.jpg
        C Lực lượng chức năng dọn cây đổ trên đường ven biển. Ảnh: Hoài Nam
        B Theo báo cáo nhanh của ban chỉ huy phòng chống thiên tai, đến 6 giờ sáng toàn tỉnh có 120 ngôi nhà tốc mái. Chưa ghi nhận thiệt hại về người.
        B Sơ tán hơn 3.000 người
        B Trước khi bão vào, chính quyền đã đưa hơn 3.000 người ở vùng trũng đến nơi an toàn. Học sinh toàn tỉnh được nghỉ học hai ngày.
        B Dự báo trong chiều nay, bão suy yếu thành áp thấp nhiệt đới.
        X Hoài Nam
        X Từ khóa: bão số 4, mưa lũ, mất điện
        X Bình luận (0)
        X Tin liên quan
        X Giá rau tăng mạnh sau bão
        X Nhiều chuyến bay phải hủy vì thời tiết xấu
        X Xuất hiện áp thấp nhiệt đới mới trên Biển Đông
        """, date: "2023-09-20", author: "Hoài Nam"),
    InventedPage(
      name: "Vietnamese football with agency and a list of other news",
      marked: """
        T Đội tuyển nữ giành vé vào chung kết sau loạt luân lưu

        X 05/12/2021 21:40

        B Trận bán kết tối nay diễn ra kịch tính đến phút cuối cùng. Hai đội hòa 1-1 sau 120 phút và phải bước vào loạt sút luân lưu.

        B Thủ môn Kim Oanh cản phá thành công hai quả, giúp đội nhà thắng 4-2. Đây là lần thứ ba liên tiếp đội tuyển nữ vào chung kết giải đấu này.

        B "Các em đã chơi bằng cả trái tim", huấn luyện viên nói sau trận.

        X Nguồn: https://baothethaovidu.vn/doi-tuyen-nu-vao-chung-ket-123.html

        X Đọc nhiều nhất
        X Lịch thi đấu vòng 14
        X Cầu thủ trẻ ký hợp đồng ba năm với câu lạc bộ cũ
        X Điện thoại: 024 1234 5678
        X Không có dữ liệu
        """, date: "2021-12-05", site: "baothethaovidu.vn"),
    InventedPage(
      name: "Vietnamese court report with banner and site name stuck to the date",
      marked: """
        X Tinphapdinh.vn - Thông tin pháp luật cho mọi người

        T Tuyên án nhóm bị cáo làm giả giấy tờ đất

        X Pháp đìnhPháp đình08/06/2022

        B PĐ – Chiều 8/6, Tòa án nhân dân tỉnh tuyên phạt nhóm bốn bị cáo tổng cộng 31 năm tù về tội làm giả con dấu, tài liệu của cơ quan, tổ chức và tội lừa đảo chiếm đoạt tài sản.

        B Theo cáo trạng, từ năm 2018 đến năm 2020, các bị cáo đã làm giả 15 giấy chứng nhận quyền sử dụng đất. Số tiền chiếm đoạt lên tới 9,2 tỷ đồng.

        C Các bị cáo tại phiên tòa (Ảnh: Thu Trang)

        B Hội đồng xét xử nhận định hành vi của các bị cáo là đặc biệt nghiêm trọng. Bị cáo cầm đầu không thành khẩn khai báo nên bị áp dụng mức án cao nhất.

        X Nguồn

        X Bình luận (0)

        X No data
        X Khởi tố giám đốc công ty xây dựng vì trốn thuế
        X Bắt giữ đối tượng trộm cắp liên tỉnh
        X Cảnh báo chiêu lừa đảo qua điện thoại dịp cuối năm.

        X Di sản

        X Nhân vật
        """, date: "2022-06-08", site: "tinphapdinh.vn"),
  ]

  static let odd: [InventedPage] = [
    InventedPage(
      name: "A list of results without running text keeps its block",
      marked: """
        X Startseite
        X Kontakt

        B Ergebnisse des 5. Spieltags
        B Altdorf – Neustadt 2:1
        B Bergheim – Talheim 0:0
        B Seefeld – Moorburg 3:4

        X Impressum
        """),
    InventedPage(
      name: "Running text that goes on behind a picture's source line",
      marked: """
        T Le pont suspendu rouvre aux piétons
        B Fermé depuis l'hiver 2019, le pont suspendu accueille de nouveau les promeneurs. Les travaux ont coûté 1,2 million d'euros et duré deux ans de plus que prévu.
        X Source : Mairie de Valmont
        B Les habitants n'avaient plus que le bac pour traverser la rivière. « On a retrouvé notre village », se réjouit une commerçante de la rive droite, qui dit avoir perdu la moitié de ses clients.
        X Commentaires (0)
        """),
  ]
}
