reset
set encoding utf8
set terminal svg noenhanced background rgb '#ffffff' font 'Noto Sans CJK SC,sans-serif,12' size 960,612
set output './out'
unset key
unset border
unset tics
set label '汐川市重点工作' at screen 0.029167,screen 0.941196 left font ',21' textcolor rgb '#1c2733' front
set label '完成率' at screen 0.029167,screen 0.898726 left font ',13.5' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.029167,screen 0.852989 to screen 0.041667,screen 0.833388 behind fillcolor rgb '#00558c' fillstyle solid noborder
set label '汐川市重点工作 0' at screen 0.048958,screen 0.843189 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.168792,screen 0.852989 to screen 0.181292,screen 0.833388 behind fillcolor rgb '#3f93cc' fillstyle solid noborder
set label '汐川市重点工作 1' at screen 0.188583,screen 0.843189 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.308417,screen 0.852989 to screen 0.320917,screen 0.833388 behind fillcolor rgb '#cdd4db' fillstyle solid noborder
set label '汐川市重点工作 3' at screen 0.328208,screen 0.843189 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.448042,screen 0.852989 to screen 0.460542,screen 0.833388 behind fillcolor rgb '#f3b27a' fillstyle solid noborder
set label '汐川市重点工作 5' at screen 0.467833,screen 0.843189 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.587667,screen 0.852989 to screen 0.600167,screen 0.833388 behind fillcolor rgb '#d55e00' fillstyle solid noborder
set label '汐川市重点工作 6' at screen 0.607458,screen 0.843189 left font ',12' textcolor rgb '#5d6b7a' front
set label '完成率' at screen 0.029167,screen 0.789285 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.094740 to screen 0.670833,screen 0.094740 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '0' at screen 0.062500,screen 0.094740 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.259392 to screen 0.670833,screen 0.259392 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '5' at screen 0.062500,screen 0.259392 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.424044 to screen 0.670833,screen 0.424044 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '10' at screen 0.062500,screen 0.424044 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.588697 to screen 0.670833,screen 0.588697 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '15' at screen 0.062500,screen 0.588697 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.753349 to screen 0.670833,screen 0.753349 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '20' at screen 0.062500,screen 0.753349 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.370833,screen 0.753349 to screen 0.370833,screen 0.026135 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '前三季度' at screen 0.595833,screen 0.070238 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '一季度' at screen 0.445833,screen 0.070238 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '全年' at screen 0.295833,screen 0.070238 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '上半年' at screen 0.145833,screen 0.070238 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '2024' at screen 0.520833,screen 0.039203 center font ',11.5' textcolor rgb '#1c2733' front
set label '2023' at screen 0.220833,screen 0.039203 center font ',11.5' textcolor rgb '#1c2733' front
set label '2' at screen 0.145833,screen 0.127671 center font ',11' textcolor rgb '#ffffff' front
set label '10' at screen 0.145833,screen 0.325253 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.145833,screen 0.539301 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.145833,screen 0.605162 center font ',11' textcolor rgb '#ffffff' front
set label '16' at screen 0.145833,screen 0.637961 center font ',12' textcolor rgb '#1c2733' front
set label '1' at screen 0.295833,screen 0.111205 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.295833,screen 0.160601 center font ',11' textcolor rgb '#ffffff' front
set label '9' at screen 0.295833,screen 0.341718 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.295833,screen 0.539301 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.295833,screen 0.605162 center font ',11' textcolor rgb '#ffffff' front
set label '16' at screen 0.295833,screen 0.637961 center font ',12' textcolor rgb '#1c2733' front
set label '2' at screen 0.445833,screen 0.127671 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.445833,screen 0.193532 center font ',11' textcolor rgb '#ffffff' front
set label '8' at screen 0.445833,screen 0.358184 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.445833,screen 0.539301 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.445833,screen 0.605162 center font ',11' textcolor rgb '#ffffff' front
set label '16' at screen 0.445833,screen 0.637961 center font ',12' textcolor rgb '#1c2733' front
set label '3' at screen 0.595833,screen 0.144136 center font ',11' textcolor rgb '#ffffff' front
set label '2' at screen 0.595833,screen 0.226462 center font ',11' textcolor rgb '#ffffff' front
set label '7' at screen 0.595833,screen 0.374649 center font ',11' textcolor rgb '#1c2733' front
set label '3' at screen 0.595833,screen 0.539301 center font ',11' textcolor rgb '#1c2733' front
set label '1' at screen 0.595833,screen 0.605162 center font ',11' textcolor rgb '#ffffff' front
set label '16' at screen 0.595833,screen 0.637961 center font ',12' textcolor rgb '#1c2733' front
set lmargin at screen 0.070833
set rmargin at screen 0.670833
set tmargin at screen 0.753349
set bmargin at screen 0.094740
set xrange [0:4]
set yrange [0:20]
$share1 << END
1.5 0 1
2.5 0 2
3.5 0 3
END
$share2 << END
0.5 0 2
1.5 1 3
2.5 2 4
3.5 3 5
END
$share4 << END
0.5 2 12
1.5 3 12
2.5 4 12
3.5 5 12
END
$share6 << END
0.5 12 15
1.5 12 15
2.5 12 15
3.5 12 15
END
$share7 << END
0.5 15 16
1.5 15 16
2.5 15 16
3.5 15 16
END
plot $share1 using 1:2:($1-0.3125):($1+0.3125):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#00558c', \
     $share2 using 1:2:($1-0.3125):($1+0.3125):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#3f93cc', \
     $share4 using 1:2:($1-0.3125):($1+0.3125):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#cdd4db', \
     $share6 using 1:2:($1-0.3125):($1+0.3125):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#f3b27a', \
     $share7 using 1:2:($1-0.3125):($1+0.3125):2:3 with boxxyerror fillstyle solid border rgb '#ffffff' linewidth 0.6 fillcolor rgb '#d55e00'
unset output
