import { tongue } from './tongue.ts';

export const english = tongue({
  people:
    'Alice|Ben|Clara|David|Edith|Frank|Grace|Henry|Iris|Jack|Kate|Liam|Mary|Noah|Olive|Peter|Ruth|Sam|Tess|Walter',
  things:
    'sourdough starter|rye bread|apple cake|plum jam|elderflower syrup|tomato seedlings|a cordless drill|a ladder|children’s bicycle|winter coats|picture books|camping stove|sewing machine|firewood|moving boxes|a wheelbarrow|garden chairs|lentil soup|chilli plants|guitar strings',
  offers:
    'Sourdough, out of the oven at five|Bicycle repair in the yard|Help with forms and letters|A lift to the market with the cargo bike|Haircuts on the balcony|English conversation over tea|Fresh eggs from our hens|Bread rolls for breakfast|Piano lessons for beginners|A warm coat, hardly worn',
  asks: 'A rye loaf without seeds|Somebody who can sharpen knives|A tent for the weekend|Help carrying a wardrobe upstairs|A babysitter who likes trains|Advice about a leaking tap|Somebody to water my plants|Old jars with lids',
  together:
    'Baking in the old oven|Soup for whoever comes|Mending bicycles together|Choir in the stairwell|Planting the long bed|A walk along the canal|Board games and tea|Repair evening',
  says: 'Come by the blue door.|Bring a bowl and a spoon.|Ring twice, the bell is slow.|Children are welcome.|We have enough for everybody.|It works, but it squeaks.|The dog is friendly.|No need to bring anything.|I am at home in the evening.|If it rains we move inside.',
  where: 'behind the church|third floor, left|under the plane trees|in the yard of the school',
  places: 'Bakehouse|Workshop|Community kitchen|Garden',
  notes:
    'The oven is lit with two arms of beech, crosswise, the flue wide open.|The key hangs behind the door; the bucket for ash is the dented one.|Sweep the flour out before you leave, or the mice move in.',
  today: 'The oven is warm until four|No bread today|Soup is on, bring your bowl',
  talk: 'I would love to come.|Is there still some left?|Thank you, it was wonderful.|Can I bring my sister?',
});

export const german = tongue({
  people:
    'Anna|Bernd|Christa|Dieter|Elif|Franz|Gerda|Heike|Ingo|Jürgen|Käthe|Lukas|Monika|Norbert|Otto|Petra|Rüdiger|Sabine|Thomas|Ulrike',
  things:
    'Sauerteig|Roggenbrot|Apfelkuchen|Pflaumenmus|Holunderblütensirup|Tomatensetzlinge|Akkuschrauber|Leiter|Kinderfahrrad|Wintermäntel|Bilderbücher|Gaskocher|Nähmaschine|Brennholz|Umzugskisten|Schubkarre|Gartenstühle|Linsensuppe|Kräutertee|Gitarrensaiten',
  offers:
    'Frisches Brot aus dem Holzofen|Fahrradreparatur im Hof|Hilfe beim Ausfüllen von Formularen|Lastenrad zum Ausleihen|Haareschneiden auf dem Balkon|Nachhilfe in Mathematik|Eier von unseren Hühnern|Brötchen fürs Frühstück|Klavierstunden für Anfänger|Ein warmer Mantel, kaum getragen',
  asks: 'Ein Roggenbrot ohne Körner|Wer kann Messer schleifen?|Ein Zelt fürs Wochenende|Hilfe beim Tragen eines Schranks|Jemand, der meine Blumen gießt|Rat wegen eines tropfenden Hahns|Alte Gläser mit Deckel|Straßenkreide für die Kinder',
  together:
    'Brot backen im alten Ofen|Suppe für alle, die kommen|Fahrräder zusammen reparieren|Chor im Treppenhaus|Das lange Beet bepflanzen|Spaziergang am Kanal|Spieleabend mit Tee|Reparaturabend',
  says: 'Kommt durch die blaue Tür.|Bringt eine Schüssel und einen Löffel mit.|Bitte zweimal klingeln.|Kinder sind willkommen.|Es ist genug für alle da.|Es funktioniert, aber es quietscht.|Der Hund ist lieb.|Ihr müsst nichts mitbringen.|Abends bin ich zu Hause.|Bei Regen gehen wir hinein.',
  where: 'hinter der Kirche|dritter Stock links|unter den Platanen|im Schulhof',
  places: 'Backhaus|Werkstatt|Nachbarschaftsküche|Gemeinschaftsgarten',
  notes:
    'Der Ofen wird mit zwei Armen Buche angeheizt, über Kreuz, der Zug ganz offen.|Der Schlüssel hängt hinter der Tür; der Eimer für die Asche ist der verbeulte.|Vor dem Gehen das Mehl auskehren, sonst kommen die Mäuse.',
  today: 'Der Ofen ist bis vier warm|Heute kein Brot|Die Suppe kocht',
  talk: 'Ich komme gern.|Ist noch etwas da?|Danke, das war wunderbar.|Darf ich meine Schwester mitbringen?',
});

export const french = tongue({
  people:
    'Amélie|Bruno|Chloé|Denis|Élodie|François|Geneviève|Hélène|Inès|Jérôme|Karim|Léa|Mireille|Noël|Océane|Pascal|Rémi|Simone|Thérèse|Yves',
  things:
    'levain|pain de seigle|tarte aux pommes|confiture de prunes|sirop de sureau|plants de tomates|une perceuse|une échelle|vélo d’enfant|manteaux d’hiver|albums illustrés|réchaud de camping|machine à coudre|bois de chauffage|cartons|une brouette|chaises de jardin|soupe de lentilles|tisane|cordes de guitare',
  offers:
    'Pain au levain, sorti du four à cinq heures|Réparation de vélos dans la cour|Aide pour remplir des papiers|Vélo cargo à prêter|Coupe de cheveux sur le balcon|Cours de français autour d’un thé|Œufs frais de nos poules|Brioche pour le petit déjeuner|Leçons de piano pour débuter|Un manteau chaud, presque neuf',
  asks: 'Un pain de seigle sans graines|Quelqu’un qui sait aiguiser les couteaux|Une tente pour le week-end|De l’aide pour monter une armoire|Quelqu’un pour arroser mes plantes|Un conseil pour un robinet qui fuit|De vieux bocaux avec leur couvercle|Des craies pour les enfants',
  together:
    'Cuire le pain dans le vieux four|Une soupe pour qui vient|Réparer des vélos ensemble|Chorale dans l’escalier|Planter la longue plate-bande|Promenade le long du canal|Jeux de société et thé|Soirée réparation',
  says: 'Passez par la porte bleue.|Apportez un bol et une cuillère.|Sonnez deux fois.|Les enfants sont les bienvenus.|Il y en a assez pour tout le monde.|Ça marche, mais ça grince.|Le chien est gentil.|N’apportez rien.|Je suis là le soir.|S’il pleut, on rentre.',
  where: 'derrière l’église|troisième étage à gauche|sous les platanes|dans la cour de l’école',
  places: 'Fournil|Atelier|Cuisine partagée|Jardin',
  notes:
    'Le four s’allume avec deux brassées de hêtre, en croix, le tirage grand ouvert.|La clé pend derrière la porte ; le seau à cendres est le cabossé.|Balayer la farine avant de partir, sinon les souris s’installent.',
  today: 'Le four est chaud jusqu’à quatre heures|Pas de pain aujourd’hui|La soupe est sur le feu',
  talk: 'Je viendrais volontiers.|Il en reste ?|Merci, c’était merveilleux.|Je peux amener ma sœur ?',
});

export const spanish = tongue({
  people:
    'Ana|Begoña|Carlos|Dolores|Esteban|Fátima|Gonzalo|Inés|Javier|Lucía|Manuel|Nuria|Óscar|Pilar|Rocío|Sergio|Teresa|Víctor|Ximena|Yolanda',
  things:
    'masa madre|pan de centeno|tarta de manzana|mermelada de ciruela|jarabe de saúco|plantones de tomate|un taladro|una escalera|bicicleta infantil|abrigos de invierno|cuentos ilustrados|hornillo|máquina de coser|leña|cajas de mudanza|una carretilla|sillas de jardín|sopa de lentejas|infusiones|cuerdas de guitarra',
  offers:
    'Pan recién salido del horno|Arreglo de bicicletas en el patio|Ayuda con papeles y cartas|Bicicleta de carga para prestar|Corte de pelo en el balcón|Clases de español con un té|Huevos de nuestras gallinas|Bollos para el desayuno|Clases de piano para empezar|Un abrigo caliente, casi nuevo',
  asks: 'Un pan de centeno sin semillas|Alguien que sepa afilar cuchillos|Una tienda de campaña para el fin de semana|Ayuda para subir un armario|Quien me riegue las plantas|Consejo para un grifo que gotea|Tarros viejos con tapa|Tizas para los niños',
  together:
    'Hornear pan en el horno viejo|Sopa para quien venga|Arreglar bicicletas juntos|Coro en la escalera|Plantar el bancal largo|Paseo por el canal|Juegos de mesa y té|Tarde de reparaciones',
  says: 'Entrad por la puerta azul.|Traed un cuenco y una cuchara.|Llamad dos veces.|Los niños son bienvenidos.|Hay bastante para todos.|Funciona, pero chirría.|El perro es bueno.|No hace falta traer nada.|Por la tarde estoy en casa.|Si llueve, pasamos dentro.',
  where: 'detrás de la iglesia|tercero izquierda|bajo los plátanos|en el patio del colegio',
  places: 'Horno|Taller|Cocina común|Huerto',
  notes:
    'El horno se enciende con dos brazadas de haya, cruzadas, y el tiro abierto.|La llave cuelga detrás de la puerta; el cubo de la ceniza es el abollado.|Barred la harina antes de salir, o vendrán los ratones.',
  today: 'El horno está caliente hasta las cuatro|Hoy no hay pan|La sopa está al fuego',
  talk: 'Me encantaría ir.|¿Queda algo?|Gracias, fue precioso.|¿Puedo llevar a mi hermana?',
});

export const polish = tongue({
  people:
    'Agnieszka|Bartosz|Celina|Dariusz|Elżbieta|Grzegorz|Halina|Iwona|Jacek|Kasia|Łukasz|Małgorzata|Norbert|Ola|Paweł|Róża|Stanisław|Tadeusz|Wanda|Zofia',
  things:
    'zakwas|chleb żytni|szarlotka|powidła śliwkowe|syrop z bzu|sadzonki pomidorów|wiertarka|drabina|rower dziecięcy|zimowe płaszcze|książki z obrazkami|kuchenka turystyczna|maszyna do szycia|drewno na opał|pudła|taczka|krzesła ogrodowe|zupa z soczewicy|herbata ziołowa|struny do gitary',
  offers:
    'Świeży chleb prosto z pieca|Naprawa rowerów na podwórku|Pomoc przy formularzach|Rower towarowy do pożyczenia|Strzyżenie na balkonie|Rozmowy po polsku przy herbacie|Jajka od naszych kur|Bułki na śniadanie|Lekcje pianina dla początkujących|Ciepły płaszcz, prawie nowy',
  asks: 'Chleb żytni bez ziaren|Kto umie ostrzyć noże?|Namiot na weekend|Pomoc we wnoszeniu szafy|Ktoś do podlewania kwiatów|Rada w sprawie cieknącego kranu|Stare słoiki z pokrywkami|Kreda dla dzieci',
  together:
    'Pieczenie chleba w starym piecu|Zupa dla każdego, kto przyjdzie|Wspólna naprawa rowerów|Chór na klatce schodowej|Sadzenie długiej grządki|Spacer nad kanałem|Gry planszowe i herbata|Wieczór napraw',
  says: 'Wejście przez niebieskie drzwi.|Weźcie miskę i łyżkę.|Proszę dzwonić dwa razy.|Dzieci mile widziane.|Wystarczy dla wszystkich.|Działa, ale skrzypi.|Pies jest łagodny.|Nic nie trzeba przynosić.|Wieczorem jestem w domu.|Gdy pada, wchodzimy do środka.',
  where: 'za kościołem|trzecie piętro, po lewej|pod platanami|na dziedzińcu szkoły',
  places: 'Piekarnia|Warsztat|Wspólna kuchnia|Ogród',
  notes:
    'Piec rozpala się dwoma naręczami buku, na krzyż, przy otwartym szybrze.|Klucz wisi za drzwiami; wiadro na popiół to to wgniecione.|Przed wyjściem zamieść mąkę, inaczej przyjdą myszy.',
  today: 'Piec jest ciepły do czwartej|Dziś nie ma chleba|Zupa się gotuje',
  talk: 'Chętnie przyjdę.|Czy jeszcze coś zostało?|Dziękuję, było cudownie.|Czy mogę przyprowadzić siostrę?',
});

export const turkish = tongue({
  people:
    'Ayşe|Burak|Cem|Deniz|Elif|Fatma|Gökhan|Hülya|İbrahim|Kerem|Leyla|Mehmet|Nazlı|Orhan|Özge|Pınar|Serkan|Şule|Umut|Zeynep',
  things:
    'ekşi maya|çavdar ekmeği|elmalı kek|erik reçeli|mürver şurubu|domates fidesi|matkap|merdiven|çocuk bisikleti|kışlık palto|resimli kitaplar|kamp ocağı|dikiş makinesi|odun|taşınma kolisi|el arabası|bahçe sandalyesi|mercimek çorbası|bitki çayı|gitar teli',
  offers:
    'Fırından yeni çıkmış ekmek|Avluda bisiklet tamiri|Form doldurmaya yardım|Ödünç yük bisikleti|Balkonda saç kesimi|Çay eşliğinde Türkçe sohbet|Tavuklarımızdan taze yumurta|Kahvaltılık simit|Yeni başlayanlara piyano dersi|Sıcak bir palto, az giyilmiş',
  asks: 'Tohumsuz çavdar ekmeği|Bıçak bileyebilen biri|Hafta sonu için çadır|Dolap taşımaya yardım|Çiçeklerimi sulayacak biri|Damlayan musluk için akıl|Kapaklı eski kavanozlar|Çocuklar için tebeşir',
  together:
    'Eski fırında ekmek pişirmek|Gelen herkese çorba|Birlikte bisiklet tamiri|Merdivende koro|Uzun tarhı ekmek|Kanal boyunca yürüyüş|Kutu oyunları ve çay|Tamir akşamı',
  says: 'Mavi kapıdan girin.|Bir kâse ve kaşık getirin.|Zili iki kez çalın.|Çocuklar da gelsin.|Herkese yeter.|Çalışıyor ama gıcırdıyor.|Köpek uysaldır.|Bir şey getirmeye gerek yok.|Akşamları evdeyim.|Yağmur yağarsa içeri geçeriz.',
  where: 'caminin arkasında|üçüncü kat, sol|çınarların altında|okulun bahçesinde',
  places: 'Fırın|Atölye|Ortak mutfak|Bahçe',
  notes:
    'Fırın iki kucak kayınla, çaprazlama, baca açıkken yakılır.|Anahtar kapının arkasında; kül kovası yamuk olan.|Çıkmadan önce unu süpürün, yoksa fareler gelir.',
  today: 'Fırın dörde kadar sıcak|Bugün ekmek yok|Çorba ocakta',
  talk: 'Seve seve gelirim.|Hâlâ var mı?|Teşekkürler, harikaydı.|Kardeşimi getirebilir miyim?',
});

export const vietnamese = tongue({
  people: 'An|Bình|Châu|Dũng|Giang|Hạnh|Hương|Khánh|Lan|Minh|Nga|Ngọc|Oanh|Phúc|Quỳnh|Sơn|Thảo|Trung|Vân|Yến',
  things:
    'men nở|bánh mì lúa mạch|bánh táo|mứt mận|xi-rô hoa|cây cà chua giống|máy khoan|cái thang|xe đạp trẻ em|áo khoác mùa đông|sách tranh|bếp du lịch|máy may|củi|thùng chuyển nhà|xe cút kít|ghế vườn|súp đậu|trà thảo mộc|dây đàn',
  offers:
    'Bánh mì vừa ra lò|Sửa xe đạp ngoài sân|Giúp điền giấy tờ|Cho mượn xe chở hàng|Cắt tóc trên ban công|Nói chuyện tiếng Việt bên ấm trà|Trứng gà nhà nuôi|Xôi cho bữa sáng|Dạy đàn cho người mới|Áo ấm, còn mới',
  asks: 'Một ổ bánh mì không hạt|Ai biết mài dao?|Lều cho cuối tuần|Giúp khiêng tủ lên lầu|Người tưới cây giúp tôi|Lời khuyên về vòi nước rỉ|Lọ cũ có nắp|Phấn cho trẻ em',
  together:
    'Nướng bánh trong lò cũ|Nấu phở cho ai đến|Cùng nhau sửa xe đạp|Hát ở cầu thang|Trồng luống rau dài|Đi dạo bên kênh|Chơi cờ và uống trà|Buổi tối sửa đồ',
  says: 'Vào bằng cửa xanh.|Mang theo bát và thìa.|Bấm chuông hai lần.|Trẻ em được chào đón.|Đủ cho mọi người.|Chạy được nhưng hơi kêu.|Con chó rất hiền.|Không cần mang gì.|Buổi tối tôi ở nhà.|Nếu mưa thì vào trong.',
  where: 'sau nhà thờ|tầng ba bên trái|dưới hàng cây|trong sân trường',
  places: 'Lò bánh|Xưởng|Bếp chung|Vườn',
  notes:
    'Nhóm lò bằng hai ôm củi, xếp chéo, mở hết ống khói.|Chìa khóa treo sau cửa; xô tro là cái móp.|Quét bột trước khi về kẻo chuột vào.',
  today: 'Lò còn ấm đến bốn giờ|Hôm nay không có bánh|Nồi súp đang sôi',
  talk: 'Tôi rất muốn đến.|Còn không ạ?|Cảm ơn, tuyệt lắm.|Tôi dẫn em gái theo được không?',
});
